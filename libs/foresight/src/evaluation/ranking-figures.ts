/** Figures of places among all items, 1 being the first; an item that was never found has an infinite place. */

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Share of the items that were among the first `k`. */
export const hitRate = (ranks: readonly number[], k: number): number =>
  mean(ranks.map((rank) => (rank <= k ? 1 : 0)));

/** Normalised discounted cumulative gain with one right item: `1 / log2(1 + place)` within the first `k`, else 0. */
export const ndcg = (ranks: readonly number[], k: number): number =>
  mean(ranks.map((rank) => (rank <= k ? 1 / Math.log2(1 + rank) : 0)));

/** Mean reciprocal place; beyond the first `k` it counts 0. */
export const meanReciprocalRank = (ranks: readonly number[], k = Infinity): number =>
  mean(ranks.map((rank) => (rank <= k ? 1 / rank : 0)));

/** Share of all items that are in at least one of the lists. */
export function coverage(lists: readonly Iterable<number>[], items: number): number {
  const shown = new Set<number>();
  for (const list of lists) for (const item of list) shown.add(item);
  return items === 0 ? 0 : shown.size / items;
}

/** Mean share of pairs within a list that differ, by category for example; lists of fewer than two say nothing. */
export function intraListDiversity<Item>(
  lists: readonly (readonly Item[])[],
  differ: (one: Item, other: Item) => boolean,
): number {
  return mean(lists.filter(({ length }) => length > 1).map((list) => differingPairs(list, differ)));
}

function differingPairs<Item>(list: readonly Item[], differ: (one: Item, other: Item) => boolean): number {
  let [pairs, differing] = [0, 0];
  for (const [at, one] of list.entries()) {
    for (const other of list.slice(at + 1)) {
      pairs++;
      if (differ(one, other)) differing++;
    }
  }
  return differing / pairs;
}
