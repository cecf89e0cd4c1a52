/**
 * The value below which a share of all values lies; between two of them where none stands at the place.
 *
 * @param sorted ascending
 * @param share from 0 to 1
 * @returns undefined where there are none
 * @see Hyndman and Fan (1996), Sample quantiles in statistical packages, definition 7
 */
export function quantile(sorted: readonly number[], share: number): number | undefined {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (place - Math.floor(place));
}
