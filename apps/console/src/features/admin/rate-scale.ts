import type { RateSample } from '#protocol';

/** A round number at or above the highest sample, at least 4, so that an idle shop is not drawn as a storm. */
export function scaleTop(rate: readonly RateSample[]): number {
  const highest = Math.max(4, ...rate.map(({ events }) => events));
  const step = 10 ** Math.floor(Math.log10(highest));
  return [1, 2, 4, 5, 10].map((times) => times * step).find((top) => top >= highest) ?? highest;
}

/** The samples as points of a box 1 wide and 1 high; y grows downwards. */
export function ratePoints(rate: readonly RateSample[], top: number): readonly (readonly [number, number])[] {
  const last = Math.max(1, rate.length - 1);
  return rate.map(({ events }, index) => [index / last, 1 - events / top] as const);
}
