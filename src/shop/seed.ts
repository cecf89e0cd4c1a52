import { join } from 'node:path';
import type { EventStore } from '#event-store';
import type { NewEvent } from '#kernel';
import { shopperOfStream } from '#protocol';
import { z } from 'zod';
import { readJson, writePrivateJson } from '../access/private-file.js';
import { demoHistory, type HistoryEvent } from '../demo/history.js';
import type { DemoShop } from './demo-shop.js';

const marker = z.object({ now: z.iso.datetime(), seed: z.number(), done: z.boolean() });
const SEED = 7;
const WINDOW = 500;

/** @param done events stored so far @param all events there will be */
export type SeedProgress = (done: number, all: number) => void;

/**
 * Fills an empty store with the demo shop's half year, once. The moment of the first try is written down before
 * anything else, so that a try that was cut short goes on with the same events and stores none twice.
 *
 * @returns how many events the story has, or 0 where there is nothing to do
 */
export async function seedDemo(
  { store, dataFolder, now }: { readonly store: EventStore; readonly dataFolder: string; readonly now: Date },
  shop: () => Promise<DemoShop>,
  progress: SeedProgress,
): Promise<number> {
  const file = join(dataFolder, 'demo.json');
  const found = await readJson(file);
  if (found === undefined && (await store.head()) > 0n) return 0;
  const plan =
    found === undefined ? { now: now.toISOString(), seed: SEED, done: false } : marker.parse(found);
  if (plan.done) return 0;
  await writePrivateJson(file, plan);
  const { catalogue, shoppers, help } = await shop();
  const history = demoHistory(catalogue, shoppers, { now: new Date(plan.now), seed: plan.seed, help });
  let done = 0;
  for (const window of windowsOf(history)) {
    await appendWindow(store, window);
    done += window.length;
    progress(done, history.length);
  }
  await writePrivateJson(file, { ...plan, done: true });
  return history.length;
}

/**
 * Stretches in which every shopper has events of one kind of stream alone: an offer stands in the log before the order
 * that follows it, and after what led to it.
 */
function windowsOf(history: readonly HistoryEvent[]): readonly (readonly HistoryEvent[])[] {
  const windows: HistoryEvent[][] = [];
  const became = becameIn(history);
  let kinds = new Map<string, string>();
  for (const one of history) {
    const shopper = became.get(shopperOf(one)) ?? shopperOf(one);
    const kind = one.stream.split('-', 1)[0] ?? '';
    const window = windows.at(-1);
    if (window && window.length < WINDOW && (kinds.get(shopper) ?? kind) === kind) window.push(one);
    else {
      windows.push([one]);
      kinds = new Map();
    }
    kinds.set(shopper, kind);
  }
  return windows;
}

/** Who turned out to be whom. */
const becameIn = (history: readonly HistoryEvent[]): ReadonlyMap<string, string> =>
  new Map(
    history.flatMap(({ event: { type, data } }) =>
      type === 'ShoppersMerged' ? [[data.from, data.into] as const] : [],
    ),
  );

function shopperOf({ stream, event }: HistoryEvent): string {
  return shopperOfStream(stream) ?? String((event.data as { readonly shopperId?: unknown }).shopperId);
}

/** One append a stream: within a window the order between streams is that of their first events. */
async function appendWindow(store: EventStore, window: readonly HistoryEvent[]): Promise<void> {
  const streams = new Map<string, NewEvent[]>();
  for (const { stream, event } of window) {
    const events = streams.get(stream);
    if (events) events.push(event);
    else streams.set(stream, [event]);
  }
  await Promise.all(Array.from(streams, ([stream, events]) => store.append(stream, events, 'any')));
}
