import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handleConversationCommand } from '#conversation';
import type { EventStore } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import { TimeTravel } from '#projections';
import { conversationStream, shopperStream } from '#protocol';
import { portraitProjection } from '#shopper';
import { eventOf, shopping, understood } from './raw/long-histories.js';
import type { Report } from './report.js';

const EVENTS = 100_000;
const OTHERS = 200;
const EVENTS_OF_OTHERS = 1_000;
const REGULAR = 'u-regular';
const LOOKS = 200;
const MESSAGES = [30, 300, 3_000];

/** Time travel into a shopper of 100,000 events within a log of 320,000, and commands to long conversations. */
export async function run(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const store = new SqliteEventStore(join(folder, 'events.sqlite'), new SystemClock());
  try {
    await fill(store);
    await portraits(report, store);
    await conversations(report, store);
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** One regular, whose browser was merged into them half way, among others; a fifth of those write to us. */
async function fill(store: EventStore): Promise<void> {
  const shop = async (shopperId: string, from: number, count: number): Promise<void> => {
    const stream = shopperStream(shopperId);
    await store.append(
      stream,
      Array.from({ length: count }, (_, n) => eventOf(stream, from + n, shopping(from + n))),
    );
  };
  for (let other = 0; other < OTHERS; other++) {
    const id = String(other);
    await shop(`a-${id}`, 0, EVENTS_OF_OTHERS / 2);
    await shop(`u-${id}`, EVENTS_OF_OTHERS / 2, EVENTS_OF_OTHERS / 2);
    await merge(store, `a-${id}`, `u-${id}`, EVENTS_OF_OTHERS);
    await write(store, `u-${id}`, 100);
    await shop(other < OTHERS / 2 ? 'a-regular' : REGULAR, (other * EVENTS) / OTHERS, EVENTS / OTHERS);
    if (other === OTHERS / 2) await merge(store, 'a-regular', REGULAR, EVENTS);
  }
}

async function merge(store: EventStore, from: string, into: string, n: number): Promise<void> {
  const stream = shopperStream(into);
  await store.append(stream, [eventOf(stream, n, { type: 'ShoppersMerged', data: { from, into } })]);
}

async function write(store: EventStore, shopperId: string, count: number): Promise<void> {
  const stream = conversationStream(`c-${shopperId}`);
  await store.append(
    stream,
    Array.from({ length: count }, (_, n) => eventOf(stream, n, understood(shopperId, n))),
  );
}

async function portraits(report: Report, store: EventStore): Promise<void> {
  const head = Number(await store.head());
  const travel = new TimeTravel(store);
  const at = (position: number): { position: string } => ({ position: String(Math.round(position)) });
  const raw = await milliseconds(() =>
    readWhole(store, [shopperStream('a-regular'), shopperStream(REGULAR)]),
  );
  const first = await milliseconds(() => travel.history(portraitProjection, REGULAR));
  report({
    figure: 'history of 100,000 events, first look',
    value: first,
    unit: 'ms',
    ceiling: raw,
    ratio: raw / first,
  });
  const again = await milliseconds(() => travel.history(portraitProjection, REGULAR));
  report({ figure: 'history, again', value: again, unit: 'ms' });
  const looks: number[] = [];
  for (let look = 0; look < LOOKS; look++)
    looks.push(
      await milliseconds(() =>
        travel.at(portraitProjection, REGULAR, at(((look * 61) % LOOKS) * (head / LOOKS))),
      ),
    );
  looks.sort((a, b) => a - b);
  report({ figure: 'portrait at any position, median', value: looks[LOOKS / 2] ?? 0, unit: 'ms' });
  report({ figure: 'portrait at any position, slowest of 200', value: looks.at(-1) ?? 0, unit: 'ms' });
  const day = await milliseconds(() =>
    travel.difference(portraitProjection, REGULAR, at(head * 0.7), at(head * 0.71)),
  );
  report({ figure: 'difference over 1,000 events, with causes', value: day, unit: 'ms' });
  const all = await milliseconds(() => travel.difference(portraitProjection, REGULAR, at(0), at(head)));
  report({ figure: 'difference over everything, with causes', value: all, unit: 'ms' });
  const other = await milliseconds(() => travel.history(portraitProjection, 'u-7'));
  report({ figure: 'history of 1,100 events, first look', value: other, unit: 'ms' });
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function readWhole(store: EventStore, streams: readonly string[]): Promise<void> {
  for (const stream of streams) {
    for (let from = 0, read = 1_000; read === 1_000; from += read)
      read = (await store.readStream(stream, { from, limit: 1_000 })).length;
  }
}

/** What a shopper's next message costs in conversations of several lengths; raw is reading their events alone. */
async function conversations(report: Report, store: EventStore): Promise<void> {
  const actsAs = ['u-talker'] as const;
  const metadata = eventOf('talk', 0, { type: '', data: {} }).metadata;
  for (const messages of MESSAGES) {
    const conversationId = `long-${String(messages)}`;
    const said = { conversationId, actsAs, text: 'and what about my order?', language: 'en' } as const;
    const say = (n: number) =>
      handleConversationCommand(
        store,
        { type: 'StartConversation', messageId: `m${String(n)}`, ...said },
        metadata,
      );
    for (let n = 0; n < messages; n++) await say(n);
    const rounds = 20;
    let start = performance.now();
    for (let n = 0; n < rounds; n++) await say(messages + n);
    const value = (performance.now() - start) / rounds;
    start = performance.now();
    for (let n = 0; n < rounds; n++) await readWhole(store, [conversationStream(conversationId)]);
    const ceiling = (performance.now() - start) / rounds;
    report({
      figure: `a message after ${String(messages)} others`,
      value,
      unit: 'ms',
      ceiling,
      ratio: ceiling / value,
    });
  }
}
