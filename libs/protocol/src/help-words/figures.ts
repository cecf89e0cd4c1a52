/** What a description names, as the shop calls it. */
export interface Names {
  readonly intent: (intent: string) => string;
  readonly timeZone?: string;
  readonly currency?: string;
}

/** Of a hundred, to one decimal. */
export const percentOf = (share: number): string => String(Math.round(share * 1000) / 10);

export const money = (amount: number, currency?: string): string =>
  currency === undefined ? String(amount) : `${String(amount)} ${currency}`;

/** Minutes, in the largest unit that is whole. */
export function inUnits(minutes: number): {
  readonly number: number;
  readonly unit: 'day' | 'hour' | 'minute';
} {
  if (minutes % 1440 === 0) return { number: minutes / 1440, unit: 'day' };
  return minutes % 60 === 0 ? { number: minutes / 60, unit: 'hour' } : { number: minutes, unit: 'minute' };
}
