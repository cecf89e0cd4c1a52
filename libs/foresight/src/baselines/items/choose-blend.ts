import { ndcg } from '../../evaluation/ranking-figures.js';
import type { Top } from '../../evaluation/ranking.js';
import { type Mixing, worthIn } from './item-blend.js';

/** What one scorer says of the validation cases. */
export interface Said {
  readonly name: string;
  readonly tops: readonly Top[];
}

export interface ItemBlend {
  readonly mixing: Mixing;
  /** By name; together 1. Those left out count nothing. */
  readonly weights: ReadonlyMap<string, number>;
  /** NDCG at 10 on the cases that it was chosen by. */
  readonly ndcg: number;
}

/** Voices that are given out one after the other. */
const VOICES = 12;
const K = 10;

/**
 * Weights chosen on validation cases alone: voices are given one after the other to the scorer that then brings most
 * (ensemble selection, Caruana et al. 2004), for each way of mixing; the first of them stays where the others are
 * no better.
 *
 * @param next the item that came in each case
 */
export function chooseBlend(said: readonly Said[], next: readonly number[], items: number): ItemBlend {
  const found = (['share', 'rank'] as const).map((mixing) => chooseWith(mixing, said, next, items));
  return found.reduce((best, one) => (one.ndcg > best.ndcg ? one : best));
}

function chooseWith(
  mixing: Mixing,
  said: readonly Said[],
  next: readonly number[],
  items: number,
): ItemBlend {
  const worths = said.map(({ tops }) => tops.map((top) => worthIn(top, mixing)));
  const voices = said.map(() => 0);
  let best = { voices: [...voices], ndcg: -1 };
  for (let round = 0; round < VOICES; round++) {
    const tried = said.map((_, who) => voices.with(who, (voices[who] ?? 0) + 1));
    const figures = tried.map((weights) => ndcg(places(said, worths, weights, next, items), K));
    const winner = figures.indexOf(Math.max(...figures));
    voices[winner] = (voices[winner] ?? 0) + 1;
    if ((figures[winner] ?? 0) > best.ndcg) best = { voices: [...voices], ndcg: figures[winner] ?? 0 };
  }
  const sum = best.voices.reduce((all, voice) => all + voice, 0);
  const weights = new Map(said.map(({ name }, who) => [name, (best.voices[who] ?? 0) / sum]));
  return { mixing, weights, ndcg: best.ndcg };
}

/** The place of what came in each case, without sorting anything. */
function places(
  said: readonly Said[],
  worths: readonly (readonly Float32Array[])[],
  weights: readonly number[],
  next: readonly number[],
  items: number,
): readonly number[] {
  const sums = new Float64Array(items);
  return next.map((item, which) => {
    const named: number[] = [];
    for (const [who, { tops }] of said.entries()) {
      const weight = weights[who] ?? 0;
      if (weight === 0) continue;
      const worth = worths[who]?.[which];
      for (const [at, one] of (tops[which]?.items ?? []).entries()) {
        const more = weight * (worth?.[at] ?? 0);
        if (sums[one] === 0 && more > 0) named.push(one);
        sums[one] = (sums[one] ?? 0) + more;
      }
    }
    const own = sums[item] ?? 0;
    const place = own > 0 ? named.filter((one) => (sums[one] ?? 0) >= own).length : Infinity;
    for (const one of named) sums[one] = 0;
    return place;
  });
}
