import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import { ProjectionRunner } from '#projections';
import { SqliteReadModels } from '#read-models-sqlite';
import { appends, duel, scans, singles } from './raw/duel.js';
import { onPostgres } from './raw/postgres.js';
import { RawLog } from './raw/raw-log.js';
import { productViewed, viewsByShopper } from './raw/shop-events.js';
import type { Report } from './report.js';

/** The event stores beside the same work done with the bare client library, round about in the same run. */
export async function run(report: Report): Promise<void> {
  await onSqlite(report);
  await onPostgres(report);
}

async function onSqlite(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const raw = new RawLog(join(folder, 'raw.db'));
  const store = new SqliteEventStore(join(folder, 'events.db'));
  const duellists = { on: '', store, raw };
  try {
    await appends(report, duellists, 1);
    await appends(report, duellists, 4);
    await singles(report, duellists, 3_200);
    await scans(report, duellists);
    await rebuild(report, store, raw, folder);
    await loopDelay(report, store);
  } finally {
    await store.close();
    raw.close();
    await rm(folder, { recursive: true });
  }
}

async function rebuild(report: Report, store: EventStore, raw: RawLog, folder: string): Promise<void> {
  const models = new SqliteReadModels(join(folder, 'read-models'));
  const head = await store.head();
  const ours = async (): Promise<void> => {
    await models.clear(viewsByShopper);
    const runner = new ProjectionRunner(store, models, [viewsByShopper], new SystemClock());
    await runner.start();
    await runner.untilCaughtUp(head, viewsByShopper.name);
    await runner.stop();
  };
  await duel(
    report,
    'projection rebuild',
    Number(head),
    () => ours,
    () => () => raw.rebuild(Number(head)),
  );
  await models.close();
}

/** How long timers wait while 500 single appends arrive each second: what sockets in the same process feel. */
async function loopDelay(report: Report, store: EventStore): Promise<void> {
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
