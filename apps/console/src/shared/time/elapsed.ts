type Unit = 'second' | 'minute' | 'hour' | 'day';
const STEPS: readonly (readonly [Unit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

/** The largest unit that fits, and how many of it: 95 s are one minute. Negative spans (clocks differ) are 0 s. */
export function largestUnit(milliseconds: number): { readonly unit: Unit; readonly value: number } {
  const span = Math.max(0, milliseconds);
  for (const [unit, size] of STEPS) {
    if (span >= size) return { unit, value: Math.floor(span / size) };
  }
  return { unit: 'second', value: 0 };
}

/** How long: "12 sec", "3 min", "2 hr"; 12秒, 3分钟, 2小时. */
export function spanWords(milliseconds: number, locale: string): string {
  const { unit, value } = largestUnit(milliseconds);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

/** How long ago: "now", "3 min. ago", "yesterday"; 现在, 3分钟前. Under ten seconds is now. */
export function agoWords(milliseconds: number, locale: string): string {
  const { unit, value } =
    milliseconds < 10_000 ? { unit: 'second' as const, value: 0 } : largestUnit(milliseconds);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }).format(-value, unit);
}
