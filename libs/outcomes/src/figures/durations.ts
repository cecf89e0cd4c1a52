import { quantile } from '#kernel';
import type { DurationsView } from '#protocol';

/** Median and 90th percentile of some durations, in seconds; between two of them where none stands at the place. */
export function durationsOf(seconds: readonly number[]): DurationsView {
  const sorted = [...seconds].sort((a, b) => a - b);
  const at = (share: number): number | null => quantile(sorted, share) ?? null;
  return { count: sorted.length, median: at(0.5), p90: at(0.9) };
}
