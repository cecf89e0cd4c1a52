/** How often a shopper asked for something, and when last, in milliseconds. */
export interface Asked {
  readonly intent: string;
  readonly count: number;
  readonly lastAt: number;
}

export interface Rated {
  readonly rating: number;
  readonly at: number;
}

const REMEMBERED_RATINGS = 50;

export function withAsked(asked: readonly Asked[], heard: Asked): readonly Asked[] {
  const index = asked.findIndex(({ intent }) => intent === heard.intent);
  const old = asked[index];
  if (!old) return [...asked, heard];
  return asked.with(index, {
    intent: old.intent,
    count: old.count + heard.count,
    lastAt: Math.max(old.lastAt, heard.lastAt),
  });
}

/** In order of time, the latest 50. */
export const withRatings = (ratings: readonly Rated[], more: readonly Rated[]): readonly Rated[] =>
  [...ratings, ...more].sort((a, b) => a.at - b.at || a.rating - b.rating).slice(-REMEMBERED_RATINGS);
