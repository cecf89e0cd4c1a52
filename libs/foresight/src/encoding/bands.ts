/** Band of a number among ascending borders, from 0: how many of the borders it reaches. */
export function bandOf(borders: readonly number[], value: number): number {
  let band = 0;
  while (band < borders.length && value >= (borders[band] ?? Infinity)) band++;
  return band;
}

/** Borders that part the values into `bands` of about equal size; fewer where many values are the same. */
export function quantileBorders(values: readonly number[], bands: number): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const borders = new Set<number>();
  for (let i = 1; i < bands; i++) {
    const border = sorted[Math.floor((i * sorted.length) / bands)];
    if (border !== undefined && border > (sorted[0] ?? 0)) borders.add(border);
  }
  return [...borders];
}

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** Silence before a moment: seconds of reading, minutes of hesitating, hours and days away. */
export const GAP_BORDERS: readonly number[] = [
  ...[2, 5, 10, 20, 40, 80, 160, 320, 640].map((seconds) => seconds * SECOND),
  HOUR / 2,
  2 * HOUR,
  6 * HOUR,
  DAY,
  3 * DAY,
  7 * DAY,
  30 * DAY,
];
