import { faded, later, strongest, type Weight, withWeight } from './decay.js';

/** What people do beside turning to an item. All weights are as of `at`; what is long ago counts less. */
export interface ItemNeighbours {
  readonly kind: 'item';
  readonly item: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Products that were looked at next. */
  readonly wentOn: readonly Weight[];
  /** Products that were put into the cart, or bought, with it. */
  readonly together: readonly Weight[];
}

/** What was seen so long ago counts half. */
export const HALF_LIFE_DAYS = 30;
/** Neighbours of each kind that an item has at most. */
const MOST_NEIGHBOURS = 100;

export const newNeighbours = (item: string, at: number): ItemNeighbours => ({
  kind: 'item',
  item,
  at,
  wentOn: [],
  together: [],
});

/** With what was seen at a moment added, which may lie before what is known already. */
export function withNeighbours(
  before: ItemNeighbours,
  { at, ...seen }: Pick<ItemNeighbours, 'at' | 'wentOn' | 'together'>,
  halfLifeDays: number,
): ItemNeighbours {
  const now = Math.max(before.at, at);
  const left = faded(now - at, halfLifeDays);
  const grown = (known: readonly Weight[], added: readonly Weight[]): readonly Weight[] =>
    added.reduce<readonly Weight[]>(
      (all, [item, weight]) => withWeight(all, item, weight * left, MOST_NEIGHBOURS),
      later(known, now - before.at, halfLifeDays),
    );
  return {
    ...before,
    at: now,
    wentOn: grown(before.wentOn, seen.wentOn),
    together: grown(before.together, seen.together),
  };
}

/** An item beside another one. */
export interface RelatedItem {
  readonly item: string;
  /** Of all that is known beside the other, 0 to 1. */
  readonly share: number;
}

export type NeighbourKind = 'wentOn' | 'together';

/** How far a few observations are believed: an item seen once beside another is not all that goes with it. */
const SHRINKAGE = 3;

/** What stands most beside an item, the strongest first. */
export function related(
  neighbours: ItemNeighbours,
  kind: NeighbourKind,
  count: number,
): readonly RelatedItem[] {
  const all = neighbours[kind];
  const sum = all.reduce((total, [, weight]) => total + weight, SHRINKAGE);
  return strongest(all, count).map(([item, weight]) => ({ item, share: weight / sum }));
}
