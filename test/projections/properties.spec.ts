import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EventStore, InMemoryEventStore } from '#event-store';
import { closureOf, type Projection, refold } from '#projections';
import { InMemoryShopperKeys, keyDestroyer, SealingEventStore } from '#privacy';
import {
  carry,
  every,
  type Fact,
  isOdd,
  logOf,
  mistaken,
  opened,
  rebuilt,
  shop,
  shown,
} from './whole-shop.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const within = (part: number, head: bigint): bigint => BigInt(Math.floor(part * Number(head)));

describe.each(every)('%s, for any history of a shop', (_, projection) => {
  const broken = mistaken(projection);

  it('is the same rebuilt as it was live, with the same set aside', async () => {
    await fc.assert(
      fc.asyncProperty(shop, fc.integer({ min: 1, max: 30 }), async (facts, batch) => {
        const store = new InMemoryEventStore();
        const { projector, readModels } = await opened(broken, store);
        for (const fact of facts) {
          const { position } = await store.append(fact.stream, [eventOf(fact)]);
          if (Number(position) % batch === 0) await carry(projector, store, position);
        }
        await carry(projector, store, await store.head());
        const live = await shown(broken, readModels);
        expect(live).toEqual(await rebuilt(broken, store));
        const odd = facts.filter((fact) => broken.handles.includes(fact.type) && isOdd(fact));
        expect(live.quarantine.map(({ eventId }) => eventId)).toEqual(odd.map(({ id }) => id).sort());
      }),
      RUNS,
    );
  });

  it('is the same delivered twice as once', async () => {
    await fc.assert(
      fc.asyncProperty(shop, share, share, async (facts, one, other) => {
        const store = await logOf(facts);
        const head = await store.head();
        const { projector, readModels } = await opened(broken, store);
        const all = await store.readAll(0n, { types: projector.types });
        for (const place of [within(one, head), within(other, head), head]) {
          await projector.take({ events: all.filter(({ position }) => position <= place), upTo: place });
        }
        expect(await shown(broken, readModels)).toEqual(await rebuilt(broken, store));
      }),
      RUNS,
    );
  });

  it('is the same in two halves as in one', async () => {
    await fc.assert(
      fc.asyncProperty(shop, share, async (facts, part) => {
        const store = await logOf(facts);
        const head = await store.head();
        const { projector, readModels } = await opened(broken, store);
        await carry(projector, store, within(part, head));
        const again = await opened(broken, store, readModels);
        await carry(again.projector, store, head);
        expect(await shown(broken, readModels)).toEqual(await rebuilt(broken, store));
      }),
      RUNS,
    );
  });

  it('is, after a shopper was forgotten, as if what was personal had never been told', async () => {
    await fc.assert(
      fc.asyncProperty(
        shop,
        fc.constantFrom('a-1', 'a-anna', 'u-1', 'u-7'),
        share,
        async (facts, who, part) => {
          const keys = new InMemoryShopperKeys();
          const store = await logOf(facts, new SealingEventStore(new InMemoryEventStore(), keys));
          const { projector, readModels } = await opened(broken, store, undefined, {
            beforeRefold: keyDestroyer(keys),
          });
          await carry(projector, store, within(part, await store.head()));
          await store.append(`shopper-${who}`, [await forgettingOf(who, store, keys)]);
          await carry(projector, store, await store.head());
          const held = (await keys.of([who])).filter(({ destroyedAt }) => destroyedAt === undefined);
          expect(held).toEqual([]);
          expect(await shown(broken, readModels)).toEqual(await rebuilt(broken, store));
        },
      ),
      RUNS,
    );
  });

  // Sums over what many did promise no more: an event that is applied late finds other sums than it would have found.
  if (projection.aggregate) return;

  it('does not depend on the order of events that have nothing to do with each other', async () => {
    await fc.assert(
      fc.asyncProperty(shop, fc.infiniteStream(fc.nat()), async (facts, dice) => {
        const store = await logOf(facts);
        const other = await logOf(await shuffled(projection, store, facts, () => Number(dice.next().value)));
        expect(await documentsOf(projection, other)).toEqual(await documentsOf(projection, store));
      }),
      RUNS,
    );
  });

  it('is, after a mistake was mended and what was set aside retried, as if there had been none', async () => {
    await fc.assert(
      fc.asyncProperty(shop, share, async (facts, part) => {
        const store = await logOf(facts);
        const head = await store.head();
        const { projector, readModels } = await opened(broken, store);
        await carry(projector, store, within(part, head));
        const mended = await opened(projection, store, readModels, { record: async () => Promise.resolve() });
        await store.append(`projection-${projection.name}`, [retryOf(projection)]);
        await carry(mended.projector, store, await store.head());
        expect(await shown(projection, readModels)).toEqual({
          documents: await documentsOf(projection, store),
          quarantine: [],
        });
      }),
      RUNS,
    );
  });

  it('is one document at a time, folded again at the head, what it is live', async () => {
    await fc.assert(
      fc.asyncProperty(shop, share, async (facts, which) => {
        const store = await logOf(facts);
        const upTo = await store.head();
        const { projector, readModels } = await opened(broken, store);
        await carry(projector, store, upTo);
        const stored = await readModels.find(broken, { limit: 10_000 });
        const key = stored[Number(within(which, BigInt(stored.length)))]?.key ?? 'nobody';
        const folded = await refold(store, broken, [key], { upTo });
        for (const one of folded.keys) {
          expect(asStored(folded.documents.get(one))).toEqual((await readModels.get(broken, one)) ?? null);
        }
        expect(folded.failures.every(({ event }) => isOdd(event))).toBe(true);
      }),
      RUNS,
    );
  });
});

const asStored = (document: unknown): unknown => JSON.parse(JSON.stringify(document ?? null));
const RUNS = { numRuns: 100 };

const eventOf = ({ stream: _, ...event }: Fact) => event;

const documentsOf = async (projection: Projection, store: EventStore): Promise<readonly unknown[]> =>
  (await rebuilt(projection, store)).documents;

const metadata = {
  correlationId: 'asked',
  actor: { kind: 'system', id: 'test' } as const,
  occurredAt: '2026-01-01T00:00:00.000Z',
};

const retryOf = ({ name, version }: Projection) => ({
  id: 'retry',
  type: 'QuarantineRetryRequested',
  schemaVersion: 1,
  data: { projection: name, version },
  metadata,
});

/** The same facts in another order, in which those that are tied together keep theirs. */
async function shuffled(
  projection: Projection,
  store: EventStore,
  facts: readonly Fact[],
  roll: () => number,
): Promise<readonly Fact[]> {
  const upTo = await store.head();
  const groups = new Map<string, Fact[]>();
  for (const [index, event] of (await store.readAll(0n, {}, 10_000)).entries()) {
    const fact = facts[index];
    const keys = projection.handles.includes(event.type) ? projection.keysOf(event) : [];
    const tied = [...(await closureOf(store, projection, keys, { upTo }))].sort();
    const group = groups.get(tied[0] ?? '') ?? [];
    groups.set(tied[0] ?? '', group);
    if (fact) group.push(fact);
  }
  const queues = [...groups.values()];
  const all: Fact[] = [];
  while (all.length < facts.length) {
    const waiting = queues.filter(({ length }) => length > 0);
    const next = waiting[roll() % waiting.length]?.shift();
    if (next) all.push(next);
  }
  return all;
}

async function forgettingOf(who: string, store: EventStore, keys: InMemoryShopperKeys) {
  const concerned = ({ stream, data }: { readonly stream: string; readonly data: unknown }): boolean =>
    stream === `shopper-${who}` || (data as { shopperId?: string }).shopperId === who;
  const streams = (await store.readAll(0n, {}, 10_000)).filter(concerned).map(({ stream }) => stream);
  const keyIds = (await keys.of([who])).map(({ id }) => id);
  const data = { shopperId: who, shopperIds: [who], keyIds, streams: [...new Set(streams)], reason: 'asked' };
  return { id: 'forget', type: 'ShopperForgotten', schemaVersion: 1, data, metadata };
}
