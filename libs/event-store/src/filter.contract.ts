import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EventFilter, type EventStore, slotOf } from '#event-store';
import type { NewEvent, RecordedEvent } from '#kernel';
import { newEvent } from './contract-events.contract.js';

/** The promises of reading in part, backwards, and of counting; part of `eventStoreContract`. */
export function filterContract(store: () => EventStore): void {
  describe('filters', () => {
    it('reads backwards from anywhere, within a limit', async () => {
      await fill(store(), ['A', 'B', 'A', 'B', 'A']);
      const log = await store().readAll(0n);
      const end = (await store().head()) + 1n;
      const back = [...log].reverse();
      expect(await store().readAllBackwards(end)).toEqual(back);
      expect(await store().readAllBackwards(end + 100n, {}, 2)).toEqual(back.slice(0, 2));
      expect(await store().readAllBackwards(back[1]?.position ?? 0n, {}, 2)).toEqual(back.slice(2, 4));
      expect(await store().readAllBackwards(end, { types: ['A'] }, 2)).toEqual([back[0], back[2]]);
      expect(await store().readAllBackwards(log[0]?.position ?? 0n)).toEqual([]);
      expect(await store().readAllBackwards(0n)).toEqual([]);
    });

    it('follows a correlation, whatever its id is written with', async () => {
      const ids = ['request-1', 'request-11', '"quoted"', '羊毛\\', "it's %_", 'REQUEST-1'];
      for (const correlationId of ids) await append(store(), 'cart-1', { correlationId });
      // An id in the content, or of another part of the metadata, is no correlation.
      await append(store(), 'cart-1', { correlationId: 'x', causationId: 'request-1' });
      for (const correlationId of ids) {
        const found = await store().readAll(0n, { correlationId });
        expect(found.map(({ metadata }) => metadata.correlationId)).toEqual([correlationId]);
        expect(await store().count({ correlationId })).toBe(1);
      }
      expect(await store().readAll(0n, { correlationId: 'request' })).toEqual([]);
    });

    it('compares moments, however they are written, the first in and the last out', async () => {
      const times = ['2026-01-01T00:00:00.000Z', '2026-01-01T02:00:00.001+02:00', '2026-01-01T00:00:00.002Z'];
      for (const occurredAt of times) await append(store(), 'cart-1', { occurredAt });
      await append(store(), 'cart-1', { occurredAt: 'some day' });
      const at = async (filter: EventFilter): Promise<number[]> =>
        (await store().readAll(0n, filter)).map(({ revision }) => revision);
      expect(await at({ occurredFrom: '2026-01-01T00:00:00.001Z' })).toEqual([1, 2]);
      expect(await at({ occurredBefore: '2026-01-01T01:00:00.002+01:00' })).toEqual([0, 1]);
      expect(await at({ occurredFrom: times[1] ?? '', occurredBefore: times[2] ?? '' })).toEqual([1]);
      expect(await at({ occurredFrom: 'no time' })).toEqual([]);
      expect(await at({ occurredBefore: 'no time' })).toEqual([]);
    });

    it('shares the streams out: each event to exactly one, whole streams together', async () => {
      for (let i = 0; i < 40; i++) await append(store(), `cart-${String(i % 20)}`, {});
      for (const of of [1, 2, 3]) {
        const shares = await Promise.all(
          Array.from({ length: of }, (_, index) => store().readAll(0n, { share: { index, of } })),
        );
        expect(shares.flat().length).toBe(40);
        shares.forEach((share, index) =>
          expect(share.every(({ stream }) => slotOf(stream) % of === index)).toBe(true),
        );
      }
    });

    it('counts what matches, above a position and up to another', async () => {
      const log = await fill(store(), ['A', 'B', 'A', 'B', 'A']);
      const [first, , third] = log.map(({ position }) => position) as [bigint, bigint, bigint];
      expect(await store().count({})).toBe(5);
      expect(await store().count({ types: ['A'] })).toBe(3);
      expect(await store().count({ types: [] })).toBe(0);
      expect(await store().count({}, first)).toBe(4);
      expect(await store().count({}, first, third)).toBe(2);
      expect(await store().count({ types: ['A'] }, first, third)).toBe(1);
      expect(await store().count({ types: ['A'], streamPrefixes: ['cart-'] })).toBe(2);
      expect(await store().count({}, third, first)).toBe(0);
      expect(await store().count({}, 0n, third + 1_000n)).toBe(5);
    });

    it('finds rare events and frequent ones among many, both ways', async () => {
      const types = Array.from({ length: 3_000 }, (_, i) =>
        i % 1_000 === 7 ? 'Rare' : i % 5 === 0 ? 'Some' : 'Most',
      );
      const log = await fill(store(), types);
      const end = (await store().head()) + 1n;
      for (const wanted of [['Rare'], ['Some'], ['Most'], ['Rare', 'Some'], ['Rare', 'Most', 'Some']]) {
        const expected = log.filter(({ type }) => wanted.includes(type));
        const filter = { types: wanted };
        expect(await store().readAll(0n, filter, 10_000)).toEqual(expected);
        expect(await store().readAllBackwards(end, filter, 10_000)).toEqual([...expected].reverse());
        expect(await store().count(filter)).toBe(expected.length);
      }
    });

    it('agrees with the plainest reading of every filter', async () => {
      const log = await fill(
        store(),
        Array.from({ length: 150 }, (_, i) => 'ABC'[i % 3] ?? 'A'),
      );
      const end = (await store().head()) + 1n;
      await fc.assert(
        fc.asyncProperty(
          filter,
          fc.nat(150),
          fc.nat(150),
          fc.integer({ min: 1, max: 60 }),
          async (by, a, b, limit) => {
            const [low, high] = [log[a]?.position ?? 0n, log[b]?.position ?? end];
            const expected = log.filter((event) => isWanted(by, event));
            const above = expected.filter(({ position }) => position > low);
            const below = expected.filter(({ position }) => position < high).reverse();
            expect(await store().readAll(low, by, limit)).toEqual(above.slice(0, limit));
            expect(await store().readAllBackwards(high, by, limit)).toEqual(below.slice(0, limit));
            expect(await store().count(by, low, high)).toBe(
              above.filter(({ position }) => position <= high).length,
            );
          },
        ),
        { numRuns: 60 },
      );
    });
  });
}

const START = Date.parse('2026-01-01T00:00:00.000Z');
const moment = fc.nat(160).map((second) => new Date(START + second * 1_000).toISOString());
const filter: fc.Arbitrary<EventFilter> = fc.record(
  {
    types: fc.subarray(['A', 'B', 'C', 'D']),
    streamPrefixes: fc.subarray(['cart-1', 'cart-2', 'order-', 'z']),
    correlationId: fc.constantFrom('request-0', 'request-3', 'request-x'),
    occurredFrom: moment,
    occurredBefore: moment,
    share: fc.constantFrom({ index: 0, of: 1 }, { index: 1, of: 2 }, { index: 0, of: 3 }),
  },
  { requiredKeys: [] },
);

/** What the port's words say, written as plainly as can be. */
function isWanted(by: EventFilter, { type, stream, metadata }: RecordedEvent): boolean {
  const { correlationId, occurredAt } = metadata;
  return [
    by.types?.includes(type),
    by.streamPrefixes?.some((prefix) => stream.startsWith(prefix)),
    by.correlationId === undefined ? undefined : by.correlationId === correlationId,
    by.occurredFrom === undefined ? undefined : occurredAt >= by.occurredFrom,
    by.occurredBefore === undefined ? undefined : occurredAt < by.occurredBefore,
    by.share === undefined ? undefined : slotOf(stream) % by.share.of === by.share.index,
  ].every((holds) => holds !== false);
}

/** One event of each type in turn, in streams and correlations that change, a second apart. */
async function fill(store: EventStore, types: readonly string[]): Promise<readonly RecordedEvent[]> {
  const batches = new Map<string, NewEvent[]>();
  types.forEach((type, i) => {
    const stream = `${i % 7 === 0 ? 'order' : 'cart'}-${String(1 + ((i >> 1) % 30))}`;
    const metadata = {
      ...newEvent().metadata,
      correlationId: `request-${String(i % 5)}`,
      occurredAt: new Date(START + i * 1_000).toISOString(),
    };
    const batch = batches.get(stream) ?? [];
    batches.set(stream, batch);
    batch.push(newEvent({ type, metadata }));
  });
  for (const [stream, events] of batches) await store.append(stream, events);
  return store.readAll(0n, {}, types.length);
}

async function append(
  store: EventStore,
  stream: string,
  metadata: Partial<NewEvent['metadata']>,
): Promise<void> {
  await store.append(stream, [newEvent({ metadata: { ...newEvent().metadata, ...metadata } })]);
}
