import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import {
  EventIdTaken,
  type EventStore,
  EventStoreClosed,
  RevisionConflict,
  UnstorableName,
} from '#event-store';
import type { Clock, NewEvent, RecordedEvent } from '#kernel';
import { filterContract } from './filter.contract.js';
import { readingContract } from './reading.contract.js';
import { restoreContract } from './restore.contract.js';
import { subscriptionContract } from './subscription.contract.js';
import { idsOf, newEvent, newEvents } from './contract-events.contract.js';

export interface EventStoreHarness {
  /** A new, empty store, which takes its time from the clock where it can. */
  open(clock?: Pick<Clock, 'now'>): Promise<EventStore>;
  /** Closes the store and opens the same log again, where the store outlives the process. */
  readonly reopen?: (store: EventStore) => Promise<EventStore>;
  /** Removes what `open` made. */
  dispose?(): Promise<void>;
}

/** Every promise of the EventStore port. An adapter passes it whole or is not one. */
export function eventStoreContract(name: string, harness: EventStoreHarness): void {
  describe(`${name} keeps the promises of EventStore`, () => {
    let store: EventStore;
    beforeEach(async () => {
      store = await harness.open();
    });
    afterEach(async () => {
      await store.close();
      await harness.dispose?.();
    });

    describe('append', () => {
      it('stores a batch whole, in order, with consecutive revisions, and gives everything back', async () => {
        const events = newEvents(3);
        const appended = await store.append('cart-1', events, 'none');
        const read = await store.readStream('cart-1');
        expect(read.map(({ revision }) => revision)).toEqual([0, 1, 2]);
        expect(
          read.map(({ id, type, schemaVersion, data, metadata }) => ({
            id,
            type,
            schemaVersion,
            data,
            metadata,
          })),
        ).toEqual(events);
        expect(appended).toEqual({ stream: 'cart-1', revision: 2, position: read[2]?.position, stored: 3 });
        expect(Math.abs(Date.parse(read[0]?.recordedAt ?? '') - Date.now())).toBeLessThan(60_000);
      });

      it('keeps awkward content as it is', async () => {
        const data = { text: '羊毛 🧣 \u0000 \ud800 "\\', nested: [null, 1.5, -0.25, { a: [] }], empty: '' };
        await store.append('cart-✓ %_', [newEvent({ data, type: "It's" })]);
        expect(await store.readStream('cart-✓ %_')).toMatchObject([
          { data, type: "It's", stream: 'cart-✓ %_' },
        ]);
      });

      it('takes what it stores by value', async () => {
        const data = { quantity: 1 };
        const pending = store.append('cart-1', [newEvent({ data })]);
        data.quantity = 99;
        await pending;
        expect(await store.readStream('cart-1')).toMatchObject([{ data: { quantity: 1 } }]);
      });

      it.each([
        ['none', 'at its start', ['none']],
        [0, 'at its revision', ['none', 0]],
        ['any', 'anywhere', ['any', 'any']],
      ] as const)('accepts %p for a stream %s', async (_, __, expectations) => {
        for (const expected of expectations) await store.append('cart-1', newEvents(1), expected);
        expect(await store.readStream('cart-1')).toHaveLength(expectations.length);
      });

      it.each([
        ['none', 1, 0],
        [1, 1, 0],
        [0, 2, 1],
        [0, 0, -1],
      ] as const)('refuses %p after %d events, storing nothing', async (expected, before, actual) => {
        if (before > 0) await store.append('cart-1', newEvents(before));
        const refused = await store.append('cart-1', newEvents(2), expected).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(RevisionConflict);
        expect(refused).toMatchObject({ stream: 'cart-1', expected, actual });
        expect(await store.count()).toBe(before);
      });

      it('lets exactly one of many win that expect the same revision, and stores the bystanders', async () => {
        const rivals = Array.from({ length: 20 }, () => store.append('cart-1', newEvents(2), 'none'));
        const bystanders = Array.from({ length: 20 }, (_, i) =>
          store.append(`cart-x${String(i)}`, newEvents(1), 'none'),
        );
        const outcomes = await Promise.allSettled(rivals);
        await Promise.all(bystanders);
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect(await store.readStream('cart-1')).toHaveLength(2);
        expect(await store.count()).toBe(22);
      });

      it('answers an empty batch with the place where the stream stands', async () => {
        expect(await store.append('cart-1', [])).toEqual({
          stream: 'cart-1',
          revision: -1,
          position: 0n,
          stored: 0,
        });
        const { position } = await store.append('cart-1', newEvents(2));
        expect(await store.append('cart-1', [])).toEqual({
          stream: 'cart-1',
          revision: 1,
          position,
          stored: 0,
        });
      });

      it.each([
        ['an empty stream name', '', {}],
        ['a lone surrogate in a stream name', 'cart-\ud800', {}],
        ['a NUL in an id', 'cart-1', { id: 'a\u0000b' }],
        ['an empty type', 'cart-1', { type: '' }],
      ])('refuses %s instead of storing another', async (_, stream, part) => {
        await expect(store.append(stream, [newEvent(), newEvent(part)])).rejects.toBeInstanceOf(
          UnstorableName,
        );
        expect(await store.count()).toBe(0);
      });

      it('refuses content that JSON cannot hold, and goes on', async () => {
        const circular: Record<string, unknown> = {};
        circular.self = circular;
        const good = store.append('cart-1', newEvents(1));
        await expect(store.append('cart-1', [newEvent(), newEvent({ data: circular })])).rejects.toThrow();
        await good;
        expect(await store.count()).toBe(1);
      });
    });

    describe('idempotency', () => {
      it('stores a repeated batch once, whatever revision is expected, and answers with its place', async () => {
        const events = newEvents(3);
        const first = await store.append('cart-1', events, 'none');
        await store.append('cart-1', newEvents(2));
        for (const expected of ['none', 'any', 0, 17] as const) {
          expect(await store.append('cart-1', events, expected)).toEqual({ ...first, stored: 0 });
        }
        expect(await store.count()).toBe(5);
      });

      it('stores only what is new of a batch that is partly there, and still checks the revision', async () => {
        const [a, b, c] = newEvents(3) as [NewEvent, NewEvent, NewEvent];
        await store.append('cart-1', [a, b]);
        await expect(store.append('cart-1', [b, c], 'none')).rejects.toBeInstanceOf(RevisionConflict);
        expect(await store.append('cart-1', [b, c], 1)).toMatchObject({ revision: 2, stored: 1 });
        expect(idsOf(await store.readStream('cart-1'))).toEqual([a.id, b.id, c.id]);
      });

      it('stores once what comes many times at once, within a batch and beside it', async () => {
        const [event] = newEvents(1) as [NewEvent];
        const answers = await Promise.all(
          Array.from({ length: 10 }, () => store.append('cart-1', [event, event], 'none')),
        );
        expect(answers.reduce((sum, { stored }) => sum + stored, 0)).toBe(1);
        expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
        expect(await store.count()).toBe(1);
      });

      it('refuses an id that another stream holds, storing nothing of the batch', async () => {
        const [event] = newEvents(1) as [NewEvent];
        await store.append('cart-1', [event]);
        const refused = store.append('cart-2', [newEvent(), event]);
        await expect(refused).rejects.toBeInstanceOf(EventIdTaken);
        await expect(refused).rejects.toMatchObject({ id: event.id, stream: 'cart-2', takenBy: 'cart-1' });
        expect(await store.readStream('cart-2')).toEqual([]);
      });
    });

    readingContract(() => store);
    filterContract(() => store);
    restoreContract(() => store);

    it('never records an event earlier than the one before, also where the clock goes backwards', async () => {
      await store.close();
      await harness.dispose?.();
      const times = ['12:00:00.500', '11:00:00.000', '12:00:00.499', '13:00:00.000'];
      const now = jest.fn(() => new Date(`2026-10-25T${times.shift() ?? '14:00:00.000'}Z`));
      store = await harness.open({ now });
      for (const stream of ['cart-1', 'cart-2', 'cart-1', 'cart-3']) await store.append(stream, newEvents(2));
      const recorded = (await store.readAll(0n)).map(({ recordedAt }) => recordedAt);
      expect(recorded).toEqual([...recorded].sort());
      if (now.mock.calls.length > 0) {
        expect(recorded.slice(0, 6).every((at) => at === '2026-10-25T12:00:00.500Z')).toBe(true);
        expect(recorded[7]).toBe('2026-10-25T13:00:00.000Z');
      }
    });

    it('agrees with the plainest model, however appends interleave', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(command, { maxLength: 6 }), { maxLength: 8 }), async (rounds) => {
          const prefix = `run${String(++run)}-`;
          const model = new Map<string, string[]>();
          for (const round of rounds) {
            const given = round.map((each) => ({ ...each, stream: prefix + each.stream }));
            const answers = await Promise.allSettled(
              given.map(({ stream, ids, expected }) =>
                store.append(
                  stream,
                  ids.map((id) => newEvent({ id: `${stream}/${String(id)}` })),
                  expected,
                ),
              ),
            );
            given.forEach((each, i) => expect(answers[i]?.status).toBe(applyToModel(model, each)));
          }
          const log = await store.readAll(0n, { streamPrefixes: [prefix] });
          for (const [stream, ids] of model) expect(idsOf(await store.readStream(stream))).toEqual(ids);
          expect(log).toHaveLength([...model.values()].flat().length);
          expect(log.every(({ position }, i) => position > (log[i - 1]?.position ?? 0n))).toBe(true);
        }),
        { numRuns: 60 },
      );
    });

    const { reopen } = harness;
    if (reopen)
      it('has everything after reopening, and goes on from there', async () => {
        const events = newEvents(3);
        const { position } = await store.append('cart-1', events);
        const before: readonly RecordedEvent[] = await store.readAll(0n);
        store = await reopen(store);
        expect(await store.readAll(0n)).toEqual(before);
        expect(await store.append('cart-1', events)).toMatchObject({ stored: 0, position });
        await expect(store.append('cart-1', newEvents(1), 1)).rejects.toBeInstanceOf(RevisionConflict);
        const next = await store.append('cart-1', newEvents(1), 2);
        expect(next.position > position).toBe(true);
      });

    it('finishes what was handed in before it closes, and refuses what comes after', async () => {
      const pending = Promise.all([
        store.append('cart-1', newEvents(2)),
        store.append('cart-2', newEvents(1)),
      ]);
      await Promise.all([store.close(), pending]);
      await expect(store.append('cart-1', newEvents(1))).rejects.toBeInstanceOf(EventStoreClosed);
      await expect(store.readAll(0n)).rejects.toBeInstanceOf(EventStoreClosed);
    });

    subscriptionContract(
      () => store,
      (reopened) => (store = reopened),
      reopen,
    );
  });
}

const command = fc.record({
  stream: fc.constantFrom<string[]>('a', 'b'),
  ids: fc.array(fc.nat(12), { maxLength: 4 }),
  expected: fc.constantFrom<(number | 'none' | 'any')[]>('any', 'none', 0, 1, 2, 3),
});

type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

function applyToModel(
  model: Map<string, string[]>,
  { stream, ids, expected }: Command,
): 'fulfilled' | 'rejected' {
  const history = model.get(stream) ?? [];
  const fresh = [...new Set(ids.map((id) => `${stream}/${String(id)}`))].filter(
    (id) => !history.includes(id),
  );
  if (fresh.length === 0) return 'fulfilled';
  if (expected !== 'any' && (expected === 'none' ? -1 : expected) !== history.length - 1) return 'rejected';
  model.set(stream, [...history, ...fresh]);
  return 'fulfilled';
}
