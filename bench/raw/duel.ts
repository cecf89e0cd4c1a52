import type { EventStore } from '#event-store';
import type { NewEvent } from '#kernel';
import type { Report } from '../report.js';
import { productViewed } from './shop-events.js';

const ROUNDS = 5;
const BATCH = 100;
const BATCHED = 20_000;
const WRITERS = 64;
const SCANNED = 50_000;

/** The same work without the store. What is returned is timed; what is done before is not. */
export interface Raw {
  batches(batches: readonly (readonly NewEvent[])[]): () => Promise<void> | void;
  oneByOne(events: readonly NewEvent[]): () => Promise<void> | void;
  scan(count: number): Promise<void> | void;
}

/** A store and its ceiling, side by side in the same run. `on` begins the name of each figure. */
export interface Duellists {
  readonly on: string;
  readonly store: EventStore;
  readonly raw: Raw;
}

export async function appends(
  report: Report,
  { on, store, raw }: Duellists,
  inFlight: number,
): Promise<void> {
  const batches = (): NewEvent[][] =>
    Array.from({ length: BATCHED / BATCH }, () => Array.from({ length: BATCH }, productViewed));
  let stream = 0;
  const ours = (): (() => Promise<void>) => {
    const input = batches();
    const writer = async (): Promise<void> => {
      for (let batch = input.pop(); batch; batch = input.pop()) {
        await store.append(`shopper-${String(inFlight)}-${String(stream++)}`, batch);
      }
    };
    return async () => {
      await Promise.all(Array.from({ length: inFlight }, writer));
    };
  };
  const figure = `${on}appends, batches of 100, ${String(inFlight)} in flight`;
  await duel(report, figure, BATCHED, ours, () => raw.batches(batches()));
}

export async function singles(report: Report, { on, store, raw }: Duellists, count: number): Promise<void> {
  const events = (): NewEvent[] => Array.from({ length: count }, productViewed);
  const ours = (): (() => Promise<void>) => {
    const input = events();
    const writer = async (_: unknown, w: number): Promise<void> => {
      for (let i = w; i < count; i += WRITERS) {
        await store.append(`visitor-${String(i % 500)}`, input.slice(i, i + 1));
      }
    };
    return async () => {
      await Promise.all(Array.from({ length: WRITERS }, writer));
    };
  };
  await duel(report, `${on}single appends, 64 at once`, count, ours, () => raw.oneByOne(events()));
}

export async function scans(report: Report, { on, store, raw }: Duellists): Promise<void> {
  const ours = async (): Promise<void> => {
    for (let after = 0n, read = 0; read < SCANNED;) {
      const events = await store.readAll(after, {}, 1_000);
      after = events.at(-1)?.position ?? after;
      read += events.length;
    }
  };
  await duel(
    report,
    `${on}scan, parsed`,
    SCANNED,
    () => ours,
    () => () => raw.scan(SCANNED),
  );
}

/** Rates of ours and raw, the best of some rounds that take turns, so that a busy machine is unfair to neither. */
export async function duel(
  report: Report,
  figure: string,
  operations: number,
  ours: () => () => Promise<void>,
  raw: () => () => Promise<void> | void,
): Promise<void> {
  let [best, bestRaw] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    best = Math.min(best, await timed(ours()));
    bestRaw = Math.min(bestRaw, await timed(raw()));
  }
  const [value, ceiling] = [(operations / best) * 1_000, (operations / bestRaw) * 1_000];
  report({ figure, value, unit: 'events/s', ceiling, ratio: value / ceiling });
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
