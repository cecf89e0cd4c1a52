import { describe, expect, it } from '@jest/globals';
import {
  itemNeighboursProjection,
  type ItemNeighboursDocument,
  itemPopularityProjection,
  neighboursOf,
  popularItems,
} from '#foresight';
import { derivedId, type RecordedEvent } from '#kernel';
import type { Projection } from '#projections';
import { shopperStream } from '#protocol';
import { InMemoryReadModels } from '#read-models';
import { project } from '#testing';

const T0 = Date.UTC(2026, 2, 2, 9);
const MINUTE = 60_000;
const DAY = 86_400_000;
let made = 0;

function happened(shopper: string, type: string, data: object, at: number): RecordedEvent {
  made++;
  const occurredAt = new Date(T0 + at).toISOString();
  const actor = { kind: 'shopper', id: shopper } as const;
  return {
    id: derivedId('event', String(made)),
    type,
    schemaVersion: 1,
    data,
    metadata: { correlationId: 'test', actor, occurredAt },
    stream: shopperStream(shopper),
    revision: made,
    position: BigInt(made),
    recordedAt: occurredAt,
  };
}

/** One view a minute. */
const viewed = (shopper: string, items: string, from = 0): readonly RecordedEvent[] =>
  Array.from(items, (item, i) => happened(shopper, 'ProductViewed', { product_id: item }, from + i * MINUTE));
const order = (shopper: string, items: string, at = 0): RecordedEvent =>
  happened(
    shopper,
    'OrderCompleted',
    { order_id: 'o', products: Array.from(items, (product_id) => ({ product_id })) },
    at,
  );

async function stored<Document>(
  projection: Projection<Document>,
  events: readonly RecordedEvent[],
): Promise<InMemoryReadModels> {
  const models = new InMemoryReadModels();
  await models.define(projection);
  const changes = [...project(projection, events)].map(
    ([key, document]) => ({ kind: 'put', key, document }) as const,
  );
  await models.commit(projection, changes, 1n);
  return models;
}

const neighbours = (events: readonly RecordedEvent[]): Map<string, ItemNeighboursDocument> =>
  project(itemNeighboursProjection, events);
const wentOn = (events: readonly RecordedEvent[], item: string): unknown => {
  const document = neighbours(events).get(`item:${item}`);
  return document?.kind === 'item' ? Object.fromEntries(document.wentOn) : undefined;
};
const together = (events: readonly RecordedEvent[], item: string): unknown => {
  const document = neighbours(events).get(`item:${item}`);
  return document?.kind === 'item' ? Object.fromEntries(document.together) : undefined;
};

describe('item neighbours', () => {
  it('count what was gone on to, the nearer the more', () => {
    const events = viewed('a-1', 'abc');
    const close = (value: number): unknown => expect.closeTo(value, 3);
    expect(wentOn(events, 'a')).toEqual({ b: close(1), c: close(0.595) });
    expect(wentOn(events, 'b')).toEqual({ c: close(1) });
    expect(wentOn(events, 'c')).toBeUndefined();
  });

  it('take a click and the view that follows it for one', () => {
    const click = happened('a-1', 'ProductClicked', { product_id: 'b' }, MINUTE);
    const events = [...viewed('a-1', 'a'), click, ...viewed('a-1', 'b', MINUTE + 5)];
    expect(wentOn(events, 'a')).toEqual({ b: 1 });
    expect(wentOn(events, 'b')).toBeUndefined();
  });

  it('begin anew with each session and each shopper', () => {
    expect(wentOn([...viewed('a-1', 'a'), ...viewed('a-1', 'b', 31 * MINUTE)], 'a')).toBeUndefined();
    expect(wentOn([...viewed('a-1', 'a'), ...viewed('a-2', 'b', MINUTE)], 'a')).toBeUndefined();
  });

  it('leave out what arrives a session too late, and lose nothing of the session that goes on for it', () => {
    const events = [
      ...viewed('a-1', 'ab'),
      ...viewed('a-1', 'x', -60 * MINUTE),
      ...viewed('a-1', 'c', 2 * MINUTE),
    ];
    expect(wentOn(events, 'b')).toEqual({ c: expect.closeTo(1, 3) as unknown });
    expect(wentOn(events, 'x')).toBeUndefined();
  });

  it('go on with the session of a visitor who logs in', () => {
    const merged = happened('u-1', 'ShoppersMerged', { from: 'a-1', into: 'u-1' }, MINUTE);
    const events = [...viewed('a-1', 'a'), merged, ...viewed('u-1', 'b', 2 * MINUTE)];
    expect(wentOn(events, 'a')).toEqual({ b: expect.closeTo(1, 3) as unknown });
    expect(neighbours(events).has('shopper:a-1')).toBe(false);
  });

  it('count what is put into the cart together, and what is bought together three times as much', () => {
    const added = Array.from('ab', (product_id, i) =>
      happened('a-1', 'ProductAdded', { product_id }, i * MINUTE),
    );
    const close = (value: number): unknown => expect.closeTo(value, 3);
    expect(together(added, 'a')).toEqual({ b: close(1) });
    expect(together(added, 'b')).toEqual({ a: close(1) });
    expect(together([order('a-1', 'abb')], 'b')).toEqual({ a: 3 });
    const nextCart = happened('a-1', 'ProductAdded', { product_id: 'c' }, 3 * MINUTE);
    expect(together([...added, order('a-1', 'ab', 2 * MINUTE), nextCart], 'c')).toBeUndefined();
  });

  it('let what is long ago fade, and forget nothing recent for it', () => {
    const events = [...viewed('a-1', 'ab', -30 * DAY), ...viewed('a-2', 'ac')];
    expect(wentOn(events, 'a')).toEqual({ b: expect.closeTo(0.5, 3) as unknown, c: 1 });
  });

  it('name a hundred neighbours at most, and let new ones come up', () => {
    const many = Array.from({ length: 150 }, (_, i) => `i${String(i)}`);
    const events = many.flatMap((item, i) => [
      ...viewed(`a-${String(i)}`, 'x'),
      happened(`a-${String(i)}`, 'ProductViewed', { product_id: item }, MINUTE),
    ]);
    const found = wentOn(events, 'x') as Record<string, number>;
    expect(Object.keys(found)).toHaveLength(100);
    expect(found).toHaveProperty('i149');
  });

  it('touch few documents, each of a bounded size, whatever a session holds', () => {
    const long = Array.from({ length: 60 }, (_, i) =>
      happened('a-1', 'ProductAdded', { product_id: `i${String(i)}` }, i),
    );
    const documents = neighbours(long);
    const [next] = [happened('a-1', 'ProductAdded', { product_id: 'new' }, 61)];
    expect(itemNeighboursProjection.apply(next, documents).length).toBeLessThanOrEqual(7);
    expect(JSON.stringify(documents.get('shopper:a-1')).length).toBeLessThan(600);
  });

  it('can be asked for, and believe a single observation less than many', async () => {
    const events = [
      ...viewed('a-1', 'ab'),
      ...Array.from({ length: 9 }, (_, i) => viewed(`a-x${String(i)}`, 'cd')).flat(),
    ];
    const models = await stored(itemNeighboursProjection, events);
    const found = await neighboursOf(models, ['a', 'c', 'nothing'], 'wentOn', 5);
    expect([...found.keys()]).toEqual(['a', 'c']);
    expect(found.get('a')?.[0]?.share).toBeCloseTo(0.25, 2);
    expect(found.get('c')?.[0]?.share).toBeCloseTo(0.75, 2);
  });
});

describe('item popularity', () => {
  it('orders items by what was done lately, an order counting more than a view', async () => {
    const events = [
      ...Array.from({ length: 6 }, (_, i) => viewed(`a-${String(i)}`, 'o', -28 * DAY)).flat(),
      ...viewed('a-1', 'vv'),
      order('a-1', 'b'),
    ];
    const models = await stored(itemPopularityProjection, events);
    const popular = await popularItems(models, 3);
    expect(popular.map(({ item }) => item)).toEqual(['b', 'v', 'o']);
    expect(popular.at(-1)).toMatchObject({ viewed: 6, score: 6 });
  });

  it('comes to the same sum in whichever order events arrive', () => {
    const events = [...viewed('a-1', 'x'), ...viewed('a-2', 'x', 9 * DAY), order('a-3', 'x', 5 * DAY)];
    const sum = (some: readonly RecordedEvent[]): number =>
      project(itemPopularityProjection, some).get('x')?.score ?? 0;
    expect(sum(events)).toBeCloseTo(sum([...events].reverse()), 3);
  });
});
