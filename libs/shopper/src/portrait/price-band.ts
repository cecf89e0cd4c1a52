/** Upper bounds, exclusive, in the shop's own currency. */
const BOUNDS = [10, 25, 50, 100, 250, 500, 1000] as const;

/** Written out once: one price in each event of a long log adds up. */
const BANDS = BOUNDS.map((below, i) => ({ below, band: `${String(BOUNDS[i - 1] ?? 0)}-${String(below)}` }));
const LAST = `${String(BOUNDS.at(-1))}+`;

/** The price band of a price: `0-10`, `10-25`, `25-50`, `50-100`, `100-250`, `250-500`, `500-1000` or `1000+`. */
export function priceBand(price: number): string {
  for (const { below, band } of BANDS) if (price < below) return band;
  return LAST;
}
