import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { EventStore } from '#event-store';
import { openStores } from '../src/stores/open-stores.js';
import { productViewed } from './raw/shop-events.js';
import { shopHistory } from './raw/shop-history.js';
import { quantile, type Report } from './report.js';

const EVENTS = 1_000_000;
const ROUNDS = 2;
/** Taken over from another log at once. */
const RESTORED = 5_000;
const APPENDS_PER_SECOND = 200;

/**
 * Rebuilds documents from a million events of a shop, in the thread in which the server does it, beside reading and
 * parsing the same file and nothing else. `--events` says how many.
 */
export async function run(report: Report, options: readonly string[]): Promise<void> {
  const asked = Number(options[options.indexOf('--events') + 1] ?? EVENTS);
  const events = options.includes('--events') ? asked : EVENTS;
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const config = { dataFolder: folder, eventStore: 'sqlite', readModels: 'sqlite', masterKey: undefined };
  const stores = await openStores(config);
  try {
    await fill(report, stores.store, events);
    await rebuilds(report, folder, events);
    await appendsMeanwhile(report, stores.store, folder);
  } finally {
    await stores.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(report: Report, store: EventStore, events: number): Promise<void> {
  const start = performance.now();
  let batch = [];
  for (const event of shopHistory(events)) {
    if (batch.push(event) < RESTORED) continue;
    await store.restore(batch);
    batch = [];
  }
  await store.restore(batch);
  const value = (events / (performance.now() - start)) * 1_000;
  report({ figure: 'history made and taken over, sealed', value, unit: 'events/s' });
}

/** Ours and raw take turns, and the best of each counts, so that a busy machine is unfair to neither. */
async function rebuilds(report: Report, folder: string, events: number): Promise<void> {
  const ways = [
    { figure: 'portrait, one thread', projection: 'portrait', workers: 1 },
    { figure: 'portrait, two threads', projection: 'portrait', workers: 2 },
    { figure: 'journey, one thread', projection: 'journey', workers: 1 },
  ];
  const best = new Map<string, Replayed>();
  let ceiling = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { figure, projection, workers } of ways) {
      ceiling = Math.max(ceiling, await scanned(join(folder, 'events.sqlite')));
      const replayed = await replay(folder, projection, workers);
      if (replayed.perSecond > (best.get(figure)?.perSecond ?? 0)) best.set(figure, replayed);
    }
  }
  for (const { figure } of ways) {
    const { perSecond: value = 0, megabytes = [] } = best.get(figure) ?? {};
    report({ figure, value, unit: 'events/s', ceiling, ratio: value / ceiling });
    for (const { part, megabytes: peak } of megabytes) {
      const after = Math.round(part * events).toLocaleString('en');
      report({ figure: `${figure}: peak memory after ${after}`, value: peak, unit: 'MB' });
    }
  }
}

interface Replayed {
  readonly perSecond: number;
  readonly megabytes: readonly { readonly part: number; readonly megabytes: number }[];
}

async function replay(folder: string, projection: string, workers: number): Promise<Replayed> {
  const printed = await program('replay-once', folder, projection, String(workers));
  const lines = printed.split('\n').filter((line) => line !== '');
  const news = lines.map((line) => JSON.parse(line) as Partial<Replayed> & { part?: number });
  const perSecond = news.find((line) => line.perSecond !== undefined)?.perSecond ?? 0;
  return { perSecond, megabytes: news.filter(({ part }) => part !== undefined) as never };
}

const scanned = async (path: string): Promise<number> => Number(await program('raw-scan', path));

/** How long an append takes that everybody waits for, with and without a replay beside it. */
async function appendsMeanwhile(report: Report, store: EventStore, folder: string): Promise<void> {
  const alone = await latencies(store, setTimeout(10_000));
  const beside = await latencies(store, replay(folder, 'portrait', 1));
  for (const percentile of [0.5, 0.99]) {
    const [value, ceiling] = [quantile(beside, percentile), quantile(alone, percentile)];
    const figure = `append during a replay, p${String(percentile * 100)} (raw: without one)`;
    report({ figure, value, unit: 'ms', ceiling, ratio: ceiling / value });
  }
}

/** Milliseconds of each append, a fixed number a second, until something else has ended. */
async function latencies(store: EventStore, meanwhile: Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  const under: Promise<void>[] = [];
  const ended = new AbortController();
  void meanwhile.finally(() => ended.abort());
  const begun = performance.now();
  while (!ended.signal.aborted) {
    const started = performance.now();
    const stream = `shopper-a-live-${String(under.length % 500)}`;
    under.push(
      store.append(stream, [productViewed()]).then(() => void taken.push(performance.now() - started)),
    );
    await setTimeout(Math.max(1, begun + (under.length * 1_000) / APPENDS_PER_SECOND - performance.now()));
  }
  await Promise.all(under);
  return taken;
}

/** Runs one of the programs beside this one, and gives what it prints. */
async function program(name: string, ...values: readonly string[]): Promise<string> {
  const path = fileURLToPath(new URL(`./raw/${name}.js`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...values]);
  return stdout;
}
