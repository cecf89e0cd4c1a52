import type { Language } from '#protocol';
import { useMemo } from 'react';
import { agoWords, spanWords } from '../time/elapsed.js';
import { useLocale } from './locale.js';

/** Numbers, money and times as the reader writes them. */
export function useFormat() {
  const { language } = useLocale();
  return useMemo(() => formats(language), [language]);
}
export type Format = ReturnType<typeof formats>;

function formats(language: Language) {
  const locale = language === 'zh' ? 'zh-CN' : englishOfReader();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const loss = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const seconds = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const weekday = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  return {
    language,
    number: (value: number) => number.format(value),
    percent: (value: number) => honestPercent(value, percent),
    /** To a tenth of a percent: for figures that are compared. */
    figure: (value: number) => fine.format(value),
    loss: (value: number) => loss.format(value),
    clock: (at: string) => clock.format(new Date(at)),
    seconds: (at: string) => seconds.format(new Date(at)),
    day: (at: string | number) => day.format(new Date(at)),
    moment: (at: string) => (Number.isNaN(Date.parse(at)) ? at : moment.format(new Date(at))),
    /** A moment to come: with its day unless that is today. */
    soon: (at: string, now: number) =>
      new Date(at).toDateString() === new Date(now).toDateString()
        ? clock.format(new Date(at))
        : weekday.format(new Date(at)),
    money: (value: number, currency?: string) => money(value, locale, currency),
    span: (milliseconds: number) => spanWords(milliseconds, language),
    bytes: (value: number) => bytes(value, locale),
    ago: (at: string, now: number) => agoWords(now - Date.parse(at), language),
    languageName: (code: string) => languageName(code, language),
  };
}

/** A reader of English keeps their own region's habits (24/11 or 11/24). */
function englishOfReader(): string {
  return navigator.language.toLowerCase().startsWith('en') ? navigator.language : 'en-GB';
}

/** Shops may send a currency that is no ISO 4217 code; it is then written behind the number. */
function money(value: number, locale: string, currency?: string): string {
  if (currency !== undefined && /^[A-Z]{3}$/.test(currency)) {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    }).format(value);
  }
  const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    value,
  );
  return currency === undefined ? plain : `${plain} ${currency}`;
}

/** In steps of a thousand, as storage is sold. */
function bytes(value: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    maximumFractionDigits: 1,
  }).format(value / 1000 ** step);
}

/** `und`: the language could not be told; Intl would call it "root". */
const UNTOLD: Readonly<Record<Language, string>> = { en: 'not recognised', zh: '无法识别' };

function languageName(code: string, language: Language): string {
  if (code === 'und') return UNTOLD[language];
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}

/** Nothing that is only nearly certain reads 100 %, and nothing that is possible reads 0 %. */
function honestPercent(value: number, percent: Intl.NumberFormat): string {
  if (value > 0 && value < 0.01) return `<${percent.format(0.01)}`;
  if (value < 1 && value > 0.99) return `>${percent.format(0.99)}`;
  return percent.format(value);
}
