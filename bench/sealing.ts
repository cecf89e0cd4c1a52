import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import { type NewEvent, UuidV7Ids } from '#kernel';
import { SqliteShopperKeys } from '#keys-sqlite';
import { SealingEventStore } from '#privacy';
import { productViewed } from './raw/shop-events.js';
import type { Report } from './report.js';

const ROUNDS = 5;
const BATCH = 100;
const BEHAVIOUR = 100_000;
const MESSAGES = 20_000;
/** Conversations of so many shoppers, each with a key of their own. */
const SHOPPERS = 500;

const ids = new UuidV7Ids();

/** What sealing costs: the log as its users read and write it, beside the log as it is kept, in the same run. */
export async function run(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const keys = new SqliteShopperKeys(join(folder, 'keys.sqlite'), randomBytes(32));
  const logs = ['behaviour', 'messages'].map((name) => new SqliteEventStore(join(folder, `${name}.sqlite`)));
  try {
    for (const [i, log] of logs.entries()) {
      const store = new SealingEventStore(log, keys);
      const [what, count, made] = i === 0 ? BEHAVIOUR_EVENTS : CHAT_MESSAGES;
      await appends(report, what, log, store, made);
      await fill(store, count, made);
      await scans(report, `${what}, ${count.toLocaleString('en')}`, log, store);
    }
    await newKeys(report, keys);
  } finally {
    for (const log of logs) await log.close();
    await keys.close();
    await rm(folder, { recursive: true });
  }
}

type Made = () => readonly [stream: string, event: NewEvent];

const behaviour: Made = () => {
  const event = productViewed();
  // The properties that the spec knows: others are taken for personal.
  const { session_id: _, ...data } = event.data as Record<string, unknown>;
  return [`shopper-${event.metadata.actor.id}`, { ...event, data }];
};

let said = 0;
const message: Made = () => {
  const n = said++ % SHOPPERS;
  const of = { conversationId: `c-${String(n)}`, shopperId: `a-${String(n)}` };
  const text = `Hello, where is my order ${String(said)}? It should have come on Monday. 我的快递到哪了`;
  const data = { ...of, messageId: ids.next(), text };
  return [
    `conversation-${of.conversationId}`,
    { ...productViewed(), id: ids.next(), type: 'ShopperMessageSent', data },
  ];
};

const BEHAVIOUR_EVENTS = ['behaviour', BEHAVIOUR, behaviour] as const;
const CHAT_MESSAGES = ['chat messages', MESSAGES, message] as const;

async function appends(
  report: Report,
  what: string,
  log: EventStore,
  store: EventStore,
  made: Made,
): Promise<void> {
  const [value, ceiling] = await duel(
    () => fill(store, 5_000, made),
    () => fill(log, 5_000, made),
    5_000,
  );
  report({ figure: `append ${what}`, value, unit: 'events/s', ceiling, ratio: value / ceiling });
}

async function fill(store: EventStore, count: number, made: Made): Promise<void> {
  for (let done = 0; done < count; done += BATCH) {
    const streams = new Map<string, NewEvent[]>();
    for (let i = 0; i < BATCH; i++) {
      const [stream, event] = made();
      streams.set(stream, [...(streams.get(stream) ?? []), event]);
    }
    await Promise.all(Array.from(streams, ([stream, events]) => store.append(stream, events)));
  }
}

async function scans(report: Report, what: string, log: EventStore, store: EventStore): Promise<void> {
  const count = await log.count();
  const [value, ceiling] = await duel(
    () => scan(store),
    () => scan(log),
    count,
  );
  report({ figure: `scan ${what}`, value, unit: 'events/s', ceiling, ratio: value / ceiling });
}

async function scan(store: EventStore): Promise<void> {
  for (let after = 0n; ;) {
    const events = await store.readAll(after);
    const last = events.at(-1);
    if (!last) return;
    after = last.position;
  }
}

/** Keys of shoppers who are heard of for the first time: each must be on the disk before it is used. */
async function newKeys(report: Report, keys: SqliteShopperKeys): Promise<void> {
  for (const [at, figure] of [
    [1, 'new keys, one after another'],
    [64, 'new keys, 64 at once'],
  ] as const) {
    const start = performance.now();
    for (let i = 0; i < 640; i += at) {
      await Promise.all(
        Array.from({ length: at }, async (_, n) => keys.forSealing(`u-${String(at)}-${String(i + n)}`)),
      );
    }
    report({ figure, value: 640_000 / (performance.now() - start), unit: 'keys/s' });
  }
}

/** Rates of ours and of the log below, the best of some rounds that take turns. */
async function duel(
  ours: () => Promise<void>,
  raw: () => Promise<void>,
  operations: number,
): Promise<[value: number, ceiling: number]> {
  let [best, bestRaw] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    best = Math.min(best, await timed(ours));
    bestRaw = Math.min(bestRaw, await timed(raw));
  }
  return [(operations / best) * 1_000, (operations / bestRaw) * 1_000];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
