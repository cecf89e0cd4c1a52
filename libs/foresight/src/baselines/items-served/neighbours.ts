import { faded, later, type Weight, withWeight } from './decay.js';

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
