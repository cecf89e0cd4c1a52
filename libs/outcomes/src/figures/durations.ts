import type { DurationsView } from '#protocol';

/** Median and 90th percentile of some durations, in seconds; between two of them where none stands at the place. */
export function durationsOf(seconds: readonly number[]): DurationsView {
  const sorted = [...seconds].sort((a, b) => a - b);
  return { count: sorted.length, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

/** @param sorted ascending @see Hyndman and Fan (1996), definition 7 */
export function quantile(sorted: readonly number[], share: number): number | null {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
