import type { PolicyConditions } from '../events/help.js';

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

/** Days of the week from 1, Monday: each once, in order, and whether they are three or more in a row. */
export function daysIn(chosen: readonly number[]): {
  readonly days: readonly number[];
  readonly areInARow: boolean;
} {
  const days = [...new Set(chosen)].sort((a, b) => a - b);
  const [first = 1, last = 7] = [days[0], days.at(-1)];
  return { days, areInARow: days.length > 2 && last - first === days.length - 1 };
}

/** Whether hours leave nothing of a day out. */
export const isAllDay = (from: string, to: string): boolean =>
  from === '00:00' && (to === '24:00' || to === '00:00');

/** Whether hours go on past midnight. */
export const isOvernight = (from: string, to: string): boolean => to <= from;

/** Pages by their whole path, and by its beginning. */
export const pagesIn = (
  pages: readonly string[],
): { readonly whole: readonly string[]; readonly begun: readonly string[] } => ({
  whole: pages.filter((path) => !path.endsWith('*')),
  begun: pages.filter((path) => path.endsWith('*')).map((path) => path.slice(0, -1)),
});

/** What was viewed are the pages of the policy, where it names any. */
export const countsItsPages = ({ happened, pages = [] }: PolicyConditions): boolean =>
  happened?.event === 'PageViewed' && pages.length > 0;
