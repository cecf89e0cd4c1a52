import type { Top } from '../../evaluation/ranking.js';

/**
 * How the scores of different scorers are made comparable: `share`: of what a list gives to all of its items;
 * `rank`: one part in so many as its place, from ten on (reciprocal rank fusion, Cormack et al. 2009).
 */
export type Mixing = 'share' | 'rank';

const RANK_OFFSET = 10;

/** The worth of each item of a list, in its order. */
export function worthIn({ scores }: Top, mixing: Mixing): Float32Array {
  if (mixing === 'rank') return scores.map((score, at) => (score > 0 ? RANK_OFFSET / (RANK_OFFSET + at) : 0));
  const sum = scores.reduce((all, score) => all + Math.max(0, score), 0);
  return scores.map((score) => (sum > 0 ? Math.max(0, score) / sum : 0));
}

/** A list and how much it counts. */
export interface Voice {
  readonly top: Top;
  readonly weight: number;
}

/** What several lists say together of the items that any of them names, best first. */
export function blended(voices: readonly Voice[], mixing: Mixing): Top {
  const sums = new Map<number, number>();
  for (const { top, weight } of voices) {
    if (weight === 0) continue;
    const worth = worthIn(top, mixing);
    for (const [at, item] of top.items.entries()) {
      sums.set(item, (sums.get(item) ?? 0) + weight * (worth[at] ?? 0));
    }
  }
  const best = [...sums].sort(([a, one], [b, other]) => other - one || a - b);
  return {
    items: Int32Array.from(best, ([item]) => item),
    scores: Float32Array.from(best, ([, score]) => score),
  };
}

/** The place of an item in a list; infinite where it is not among what anything speaks for. Ties count against it. */
export function placeIn({ items, scores }: Top, item: number): number {
  const at = items.indexOf(item);
  const own = scores[at] ?? 0;
  return own > 0 ? scores.findLastIndex((score) => score >= own) + 1 : Infinity;
}
