import type { RecordedEvent } from '#kernel';
import { shopHistory } from '../../bench/raw/shop-history.js';
import type { House } from '../../src/house.js';
import { until } from './until.js';

const BATCH = 5_000;

/**
 * Takes over what shoppers did in a generated history until the log has this many events, and waits for every
 * projection. Conversations are left out: the house would take part in them.
 */
export async function fillTo(house: House, events: number): Promise<void> {
  let missing = events - (await house.log.count());
  let batch: RecordedEvent[] = [];
  for (const event of shopHistory(missing * 2)) {
    if (missing <= 0) break;
    if (!event.stream.startsWith('shopper-')) continue;
    batch.push(event);
    missing -= 1;
    if (batch.length < BATCH) continue;
    await house.log.restore(batch);
    batch = [];
  }
  await house.log.restore(batch);
  await caughtUp(house);
}

/** Until every projection stands at the head of the log. */
export async function caughtUp({ runner, log }: House): Promise<void> {
  if (runner === undefined) throw new Error('Projections run in another process.');
  const head = await log.head();
  await until(async () => (await runner.status()).every(({ position }) => BigInt(position) >= head));
}
