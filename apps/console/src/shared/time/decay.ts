import type { Affinity } from '#protocol';

const DAY = 86_400_000;

/**
 * What a decayed sum is worth at `now`: `score × 2^(−(now − at) / half-life)`.
 *
 * @param now milliseconds since the epoch; a moment before `at` changes nothing
 */
export function decayed(
  { score, at }: Pick<Affinity, 'score' | 'at'>,
  now: number,
  halfLifeDays: number,
): number {
  const age = Math.max(0, now - Date.parse(at)) / DAY;
  return score * 2 ** (-age / halfLifeDays);
}

export interface Leaning {
  readonly name: string;
  readonly value: number;
  /** Of the strongest in the same list, 0 to 1. */
  readonly share: number;
}

/** The strongest affinities as of `now`, strongest first; what has faded away is left out. */
export function leanings(
  affinities: readonly Affinity[],
  now: number,
  halfLifeDays: number,
  limit: number,
): readonly Leaning[] {
  const valued = affinities
    .map((affinity) => ({ name: affinity.name, value: decayed(affinity, now, halfLifeDays) }))
    .filter(({ value }) => value >= 0.05)
    .sort((a, b) => b.value - a.value)
    .slice(0, limit);
  const strongest = valued[0]?.value ?? 1;
  return valued.map((leaning) => ({ ...leaning, share: leaning.value / strongest }));
}
