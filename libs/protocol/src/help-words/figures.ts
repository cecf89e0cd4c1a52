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
