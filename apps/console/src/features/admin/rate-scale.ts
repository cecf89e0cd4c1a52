import type { RateSample } from '#protocol';

/** Seconds that the chart spans, however long the server has been running. */
export const SPAN = 120;
const STEPS = [1, 2, 3, 4, 5, 6, 8, 10];

/** A round number at or above the highest sample, at least 4, so that an idle shop is not drawn as a storm. */
export function scaleTop(rate: readonly RateSample[]): number {
  const highest = Math.max(4, ...rate.map(({ events }) => events));
  const unit = 10 ** Math.floor(Math.log10(highest));
  return STEPS.map((times) => times * unit).find((top) => top >= highest) ?? highest;
}

/** Where the sample with this index stands on a line that is 1 long and ends with the newest. */
export const placeOf = (index: number, rate: readonly RateSample[]): number =>
  1 - (rate.length - 1 - index) / (SPAN - 1);

/** The index of the sample nearest to a place on that line. */
export function indexAt(place: number, rate: readonly RateSample[]): number {
  const index = rate.length - 1 - Math.round((1 - place) * (SPAN - 1));
  return Math.min(rate.length - 1, Math.max(0, index));
}
