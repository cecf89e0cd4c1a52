import type { Language } from '#protocol';

/** Day and month in words are understood everywhere; numbers alone (3/4) are not. */
const dateLocale = { en: 'en-GB', zh: 'zh-CN' } as const;
const moneyLocale = { en: 'en-US', zh: 'zh-CN' } as const;

/**
 * A day in the reader's language; the year is told only where it is not this one.
 *
 * @param when an ISO instant, or a day such as `2026-11-24`, which is the same day everywhere
 */
export function formatDay(
  when: string,
  language: Language,
  { now, timeZone = 'UTC', weekday = false }: { now: Date; timeZone?: string | undefined; weekday?: boolean },
): string {
  const date = new Date(when);
  if (Number.isNaN(date.getTime())) return when;
  const zone = when.length === 10 ? 'UTC' : timeZone;
  const yearOf = (moment: Date) => moment.toLocaleDateString('en', { year: 'numeric', timeZone: zone });
  return new Intl.DateTimeFormat(dateLocale[language], {
    day: 'numeric',
    month: 'long',
    timeZone: zone,
    ...(weekday && { weekday: 'long' }),
    ...(yearOf(date) !== yearOf(now) && { year: 'numeric' }),
  }).format(date);
}

/** Whole amounts without decimals: `$49`, `$49.50`. A currency that is no ISO 4217 code stands behind the number. */
export function formatMoney(amount: number, currency: string | undefined, language: Language): string {
  const plain = {
    trailingZeroDisplay: 'stripIfInteger',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  } as const;
  const code = currency?.toUpperCase() ?? '';
  if (!/^[A-Z]{3}$/.test(code)) {
    return `${new Intl.NumberFormat(moneyLocale[language], plain).format(amount)} ${currency ?? ''}`.trim();
  }
  return new Intl.NumberFormat(moneyLocale[language], {
    style: 'currency',
    currency: code,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amount);
}
