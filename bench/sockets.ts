import { acknowledged } from './raw/acknowledged.js';
import { chatLatency } from './raw/chat-latency.js';
import { bareSide, ourSide } from './raw/chat-side.js';
import { idleShoppers } from './raw/idle-shoppers.js';
import { journeyFanOut } from './raw/journey-fan-out.js';
import type { Report } from './report.js';

/**
 * The chat over real sockets, beside bare socket.io that answers and passes on, and stores, checks and decides nothing.
 * The same clients drive both; they are bare sockets, so that what is measured is the servers.
 */
export async function run(report: Report): Promise<void> {
  const [ours, bare] = [await ourSide(), await bareSide()];
  try {
    await idleShoppers(report, ours, bare);
    await acknowledged(report, ours, bare);
    await chatLatency(report, ours, bare);
    await journeyFanOut(report, ours, bare);
  } finally {
    await bare.stop();
    await ours.stop();
  }
}
