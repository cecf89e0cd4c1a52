import type { RecordedEvent } from '#kernel';
import type { Documents, Projection, Settings } from '#projections';
import { type DataOf, type Recorded, shopperOfStream } from '#protocol';
import type { Change } from '#read-models';
import { SESSION_GAP_MS } from '../../moment.js';
import { isItemAct, ITEM_ACTS, productsOf, timeOf } from './item-acts.js';
import { HALF_LIFE_DAYS, type ItemNeighbours, newNeighbours, withNeighbours } from './neighbours.js';
import { cameFrom, type Pair } from './steps.js';
import { type ItemTrail, joined, newTrail, trailAt, withItem } from './trail.js';

/** Of an item, by `item:<id>`; and where each shopper is, by `shopper:<id>`. */
export type ItemNeighboursDocument = ItemNeighbours | ItemTrail;

/** Products in the cart to which an added one belongs. */
const CART_PAIRS = 5;
const TOGETHER = { carted: 1, bought: 3 } as const;
const DEFAULTS = { halfLifeDays: HALF_LIFE_DAYS };

export const itemKey = (item: string): string => `item:${item}`;
const shopperKey = (shopperId: string): string => `shopper:${shopperId}`;

/**
 * Which products people went on to from a product, and which they put into the cart or buy with it. An event touches
 * at most seven documents, an order one for each product, and each names at most a hundred neighbours. What arrives
 * so late that its session is over is left out.
 */
const neighboursWith = ({ halfLifeDays }: typeof DEFAULTS): Projection<ItemNeighboursDocument> => ({
  name: 'item-neighbours',
  version: 1,
  indexes: [],
  handles: [...ITEM_ACTS, 'ShoppersMerged'],
  links: [],
  aggregate: { ownOf: (stream) => keysOfStream(stream) },
  settings: { halfLifeDays },
  configured: (settings: Settings) => neighboursWith({ ...DEFAULTS, ...settings }),
  apply(event, documents) {
    if (event.type === 'ShoppersMerged') return merged(event as Recorded<'ShoppersMerged'>, documents);
    const [key] = keysOfStream(event.stream);
    return key === undefined ? [] : turnedTo(event, key, documents, halfLifeDays);
  },
  keysOf: (event) => {
    if (event.type === 'ShoppersMerged') return mergedKeys(event.data as DataOf<'ShoppersMerged'>);
    const items = isItemAct(event) ? productsOf(event).map(({ product_id: item }) => itemKey(item)) : [];
    return [...items, ...keysOfStream(event.stream)];
  },
});

export const itemNeighboursProjection = neighboursWith(DEFAULTS);

function keysOfStream(stream: string): readonly string[] {
  const shopperId = shopperOfStream(stream);
  return shopperId === undefined ? [] : [shopperKey(shopperId)];
}

const mergedKeys = ({ from, into }: DataOf<'ShoppersMerged'>): readonly string[] => [
  shopperKey(into),
  shopperKey(from),
];

function turnedTo(
  event: RecordedEvent,
  key: string,
  documents: Documents<ItemNeighboursDocument>,
  halfLifeDays: number,
): readonly Change<ItemNeighboursDocument>[] {
  if (!isItemAct(event)) return [];
  const at = timeOf(event);
  const known = trailIn(documents, key);
  if (known && known.at - at > SESSION_GAP_MS) return [];
  const trail = trailAt(known, at);
  const items = productsOf(event).map(({ product_id: item }) => item);
  if (event.type === 'OrderCompleted') {
    const together = items.flatMap((one) => partners(one, items, TOGETHER.bought));
    return [put(key, { ...trail, carted: [] }), ...counted({ together, at }, documents, halfLifeDays)];
  }
  const [item = ''] = items;
  const wentOn = trail.viewed.at(-1) === item ? [] : cameFrom(trail.viewed, item);
  const isAdded = event.type === 'ProductAdded' && !trail.carted.includes(item);
  const others = isAdded ? trail.carted.slice(-CART_PAIRS) : [];
  const together = [
    ...partners(item, others, TOGETHER.carted),
    ...turned(partners(item, others, TOGETHER.carted)),
  ];
  const viewed = withItem(trail.viewed, item);
  const carted = isAdded ? withItem(trail.carted, item) : trail.carted;
  return [
    put(key, { ...trail, viewed, carted }),
    ...counted({ wentOn, together, at }, documents, halfLifeDays),
  ];
}

const partners = (item: string, others: readonly string[], weight: number): readonly Pair[] =>
  others.filter((other) => other !== item).map((other) => [item, other, weight] as const);

const turned = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.map(([from, to, weight]) => [to, from, weight] as const);

interface Seen {
  readonly wentOn?: readonly Pair[];
  readonly together: readonly Pair[];
  readonly at: number;
}

/** What is counted, one change for each item from which something was seen. */
function counted(
  { wentOn = [], together, at }: Seen,
  documents: Documents<ItemNeighboursDocument>,
  halfLifeDays: number,
): readonly Change<ItemNeighboursDocument>[] {
  const items = new Set([...wentOn, ...together].map(([from]) => from));
  const from = (pairs: readonly Pair[], item: string): readonly (readonly [string, number])[] =>
    pairs.filter(([one]) => one === item).map(([, to, weight]) => [to, weight] as const);
  return [...items].map((item) => {
    const document = documents.get(itemKey(item));
    const before = document?.kind === 'item' ? document : newNeighbours(item, at);
    const added = { wentOn: from(wentOn, item), together: from(together, item), at };
    return put(itemKey(item), withNeighbours(before, added, halfLifeDays));
  });
}

function merged(
  { data }: Recorded<'ShoppersMerged'>,
  documents: Documents<ItemNeighboursDocument>,
): readonly Change<ItemNeighboursDocument>[] {
  const [into = '', from = ''] = mergedKeys(data);
  const trail = trailIn(documents, from);
  if (!trail || into === from) return [];
  return [put(into, joined(trailIn(documents, into) ?? newTrail, trail)), { kind: 'delete', key: from }];
}

function trailIn(documents: Documents<ItemNeighboursDocument>, key: string): ItemTrail | undefined {
  const document = documents.get(key);
  return document?.kind === 'trail' ? document : undefined;
}

const put = (key: string, document: ItemNeighboursDocument): Change<ItemNeighboursDocument> => ({
  kind: 'put',
  key,
  document,
});
