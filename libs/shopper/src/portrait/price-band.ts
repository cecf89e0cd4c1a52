/** Upper bounds, exclusive, in the shop's own currency. */
const BOUNDS = [10, 25, 50, 100, 250, 500, 1000] as const;

/** The price band of a price: `0-10`, `10-25`, `25-50`, `50-100`, `100-250`, `250-500`, `500-1000` or `1000+`. */
export function priceBand(price: number): string {
  let from = 0;
  for (const bound of BOUNDS) {
    if (price < bound) return `${from}-${bound}`;
    from = bound;
  }
  return `${from}+`;
}
