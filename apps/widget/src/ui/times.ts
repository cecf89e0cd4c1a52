import type { Language } from '#protocol';
import { languageOf } from '../site.js';

/** British shoppers read 15:40 and Americans 03:40 PM, though both read English. */
export const localeOf = (language: Language): string =>
  navigator.languages.find((tag) => languageOf(tag) === language) ?? language;

const DAY = 24 * 3_600_000;
const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;

export const clockOf = (at: string, language: Language): string =>
  new Date(at).toLocaleTimeString(localeOf(language), CLOCK);

export const momentOf = (at: string, language: Language): string =>
  new Date(at).toLocaleString(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' });

/** As short as the distance allows: `15:40`, `Mon 15:40`, `3 Nov`. */
export function shortly(at: string, language: Language, now = Date.now()): string {
  const time = new Date(at);
  const away = Math.abs(time.getTime() - now);
  if (away < DAY && time.getDate() === new Date(now).getDate()) return clockOf(at, language);
  const format =
    away < 6 * DAY
      ? ({ weekday: 'short', ...CLOCK } as const)
      : ({ day: 'numeric', month: 'short' } as const);
  return time.toLocaleString(localeOf(language), format);
}
