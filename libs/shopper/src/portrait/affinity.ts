/** A decayed sum as of `at`, in milliseconds since 1970. */
export interface Interest {
  readonly name: string;
  readonly score: number;
  readonly at: number;
}

export const HALF_LIFE_DAYS = 14;
export const WEIGHTS = { view: 1, cart: 3, purchase: 5 } as const;

/** How many names of a kind are remembered; the weakest give way. */
export const REMEMBERED = 100;

const DAY_MS = 86_400_000;

/** The value of an interest at a moment: `score × 2^(−(now − at) / half-life)`. */
export const valueAt = ({ score, at }: Omit<Interest, 'name'>, now: number, halfLifeDays: number): number =>
  score * 2 ** (-(now - at) / (halfLifeDays * DAY_MS));

/**
 * The sum of two decayed sums, as of the later of their times. Adding is commutative, so events
 * that arrive late, and histories that are merged, come to the same sum.
 */
export function sum(one: Interest, other: Interest, halfLifeDays: number): Interest {
  const [earlier, { score, at }] = one.at <= other.at ? [one, other] : [other, one];
  return { name: one.name, score: score + valueAt(earlier, at, halfLifeDays), at };
}

/** Adds an interest to the list of its kind. */
export function withInterest(
  interests: readonly Interest[],
  added: Interest,
  halfLifeDays: number,
): readonly Interest[] {
  const index = interests.findIndex(({ name }) => name === added.name);
  const old = interests[index];
  if (old) return interests.with(index, sum(old, added, halfLifeDays));
  return strongest([...interests, added], REMEMBERED, halfLifeDays);
}

export function mergedInterests(
  one: readonly Interest[],
  other: readonly Interest[],
  halfLifeDays: number,
): readonly Interest[] {
  const all = new Map(one.map((interest) => [interest.name, interest]));
  for (const interest of other) {
    const old = all.get(interest.name);
    all.set(interest.name, old ? sum(old, interest, halfLifeDays) : interest);
  }
  return strongest([...all.values()], REMEMBERED, halfLifeDays);
}

/** The first `count` by value, strongest first where some had to go; otherwise as they stand. */
function strongest(interests: readonly Interest[], count: number, halfLifeDays: number): readonly Interest[] {
  return interests.length <= count ? interests : ranked(interests, halfLifeDays).slice(0, count);
}

/** Strongest first. The order is the same at any moment, because all decay alike. */
export const ranked = (interests: readonly Interest[], halfLifeDays: number): Interest[] =>
  interests
    .map((interest) => ({
      interest,
      strength: Math.log2(interest.score) + interest.at / (halfLifeDays * DAY_MS),
    }))
    .sort((a, b) => b.strength - a.strength || (a.interest.name < b.interest.name ? -1 : 1))
    .map(({ interest }) => interest);
