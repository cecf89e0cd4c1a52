import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import { ProjectionRunner } from '#projections';
import { SqliteReadModels } from '#read-models-sqlite';
import { RawLog } from './raw/raw-log.js';
import { productViewed, viewsByShopper } from './raw/shop-events.js';
import type { Report } from './report.js';

const ROUNDS = 5;
const BATCH = 100;
const BATCHED = 20_000;
const SINGLE = 3_200;
const WRITERS = 64;
const SCANNED = 50_000;

/** The event store on SQLite beside the same work done with bare libsql, round about in the same run. */
export async function run(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const raw = new RawLog(join(folder, 'raw.db'));
  const store = new SqliteEventStore(join(folder, 'events.db'));
  try {
    await appends(report, store, raw, 1);
    await appends(report, store, raw, 4);
    await singles(report, store, raw);
    await scans(report, store, raw);
    await rebuild(report, store, raw, folder);
    await loopDelay(report, store);
  } finally {
    await store.close();
    raw.close();
    await rm(folder, { recursive: true });
  }
}

async function appends(
  report: Report,
  store: SqliteEventStore,
  raw: RawLog,
  inFlight: number,
): Promise<void> {
  const batches = (): ReturnType<typeof productViewed>[][] =>
    Array.from({ length: BATCHED / BATCH }, () => Array.from({ length: BATCH }, productViewed));
  let stream = 0;
  const [value, ceiling] = await duel(
    BATCHED,
    () => {
      const input = batches();
      const writer = async (): Promise<void> => {
        for (let batch = input.pop(); batch; batch = input.pop()) {
          await store.append(`shopper-${String(inFlight)}-${String(stream++)}`, batch);
        }
      };
      return async () => {
        await Promise.all(Array.from({ length: inFlight }, writer));
      };
    },
    () => raw.batches(batches()),
  );
  const figure = `appends, batches of 100, ${String(inFlight)} in flight`;
  report({ figure, value, unit: 'events/s', ceiling, ratio: value / ceiling });
}

async function singles(report: Report, store: SqliteEventStore, raw: RawLog): Promise<void> {
  const [value, ceiling] = await duel(
    SINGLE,
    () => {
      const input = Array.from({ length: SINGLE }, productViewed);
      const writer = async (_: unknown, w: number): Promise<void> => {
        for (let i = w; i < SINGLE; i += WRITERS) {
          await store.append(`visitor-${String(i % 500)}`, input.slice(i, i + 1));
        }
      };
      return async () => {
        await Promise.all(Array.from({ length: WRITERS }, writer));
      };
    },
    () => raw.oneByOne(Array.from({ length: SINGLE }, productViewed)),
  );
  report({ figure: 'single appends, 64 at once', value, unit: 'events/s', ceiling, ratio: value / ceiling });
}

async function scans(report: Report, store: SqliteEventStore, raw: RawLog): Promise<void> {
  const [value, ceiling] = await duel(
    SCANNED,
    () => async () => {
      for (let after = 0n, read = 0; read < SCANNED;) {
        const events = await store.readAll(after, {}, 1_000);
        after = events.at(-1)?.position ?? after;
        read += events.length;
      }
    },
    () => () => raw.scan(SCANNED),
  );
  report({ figure: 'scan, parsed', value, unit: 'events/s', ceiling, ratio: value / ceiling });
}

async function rebuild(report: Report, store: SqliteEventStore, raw: RawLog, folder: string): Promise<void> {
  const models = new SqliteReadModels(join(folder, 'read-models'));
  const head = await store.head();
  const [value, ceiling] = await duel(
    Number(head),
    () => async () => {
      await models.clear(viewsByShopper);
      const runner = new ProjectionRunner(store, models, [viewsByShopper], new SystemClock());
      await runner.start();
      await runner.untilCaughtUp(head, viewsByShopper.name);
      await runner.stop();
    },
    () => () => raw.rebuild(Number(head)),
  );
  await models.close();
  report({ figure: 'projection rebuild', value, unit: 'events/s', ceiling, ratio: value / ceiling });
}

/** How long timers wait while 500 single appends arrive each second: what sockets in the same process feel. */
async function loopDelay(report: Report, store: SqliteEventStore): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const idle = monitorEventLoopDelay({ resolution: 1 });
  idle.enable();
  await setTimeout(3_000);
  idle.disable();
  delay.enable();
  for (const end = performance.now() + 3_000; performance.now() < end;) {
    await setTimeout(10);
    await Promise.all(Array.from({ length: 5 }, () => store.append('shopper-paced', [productViewed()])));
  }
  delay.disable();
  const [value, ceiling] = [delay.percentile(99) / 1e6, idle.percentile(99) / 1e6];
  report({
    figure: 'event loop delay p99, 500 appends/s',
    value,
    unit: 'ms',
    ceiling,
    ratio: ceiling / value,
  });
}

/** Rates of ours and raw, the best of some rounds that take turns, so that a busy machine is unfair to neither. */
async function duel(
  operations: number,
  ours: () => () => Promise<void>,
  raw: () => () => void,
): Promise<[value: number, ceiling: number]> {
  let [best, bestRaw] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    best = Math.min(best, await timed(ours()));
    bestRaw = Math.min(bestRaw, await timed(raw()));
  }
  return [(operations / best) * 1_000, (operations / bestRaw) * 1_000];
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
