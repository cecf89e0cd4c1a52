import { setTimeout } from 'node:timers/promises';
import type { SimulatedEvent } from '#simulator';
import type { Destination, Written } from './destination.js';
import type { Pace } from './pace.js';
import { type SimulationFigures, Tally } from './tally.js';

export interface SimulationRun extends SimulationFigures, Written {
  readonly seconds: number;
  readonly eventsPerSecond: number;
  readonly isStopped: boolean;
}

export interface SimulationTask {
  readonly events: Iterable<SimulatedEvent>;
  readonly to: Destination;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** Told after every window, and before every wait. */
  readonly onProgress?: (events: number, occurredAt: number) => void;
}

/** Events that are written together where nothing has to be waited for. */
const WINDOW = 4_000;
/** Shorter waits are not worth it: what is due within them goes at once. */
const SHORTEST_MS = 50;

/**
 * Tells a simulation to a destination at its pace. While one window is written the next is made. Stopped by its
 * signal, it ends between two events; what was told is there.
 */
export async function runSimulation({
  events,
  to,
  pace,
  signal,
  onProgress,
}: SimulationTask): Promise<SimulationRun> {
  const started = performance.now();
  const tally = new Tally();
  let waiting: SimulatedEvent[] = [];
  let writing = Promise.resolve();
  const write = async (): Promise<void> => {
    await writing;
    const window = waiting;
    waiting = [];
    writing = to.write(window);
    // Whoever awaits `writing` next hears of a failure; until then it is nobody's unhandled rejection.
    writing.catch(() => undefined);
  };
  let told = 0;
  for (const simulated of events) {
    const at = Date.parse(simulated.event.metadata.occurredAt);
    const ms = pace.waits(at, Date.now());
    if (ms > SHORTEST_MS || waiting.length >= WINDOW) {
      await write();
      onProgress?.(told, at);
    }
    if (ms > SHORTEST_MS) await setTimeout(ms, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    waiting.push(simulated);
    tally.add(simulated);
    told++;
  }
  await write();
  await writing;
  const seconds = Math.round(performance.now() - started) / 1000;
  const eventsPerSecond = Math.round(told / Math.max(seconds, 0.001));
  return { ...tally.figures(), ...to.written, seconds, eventsPerSecond, isStopped: signal.aborted };
}
