import { CHINESE_NUMERALS, chineseNumber } from './chinese-numbers.js';
import { spanOf, type ReadEntity } from './entity.js';

/** ISO 4217 by sign and word; `$` and `¥` alone are what the shop means by them. */
const BEFORE: Readonly<Record<string, string>> = {
  ...{
    us$: 'USD',
    hk$: 'HKD',
    a$: 'AUD',
    c$: 'CAD',
    $: 'USD',
    '€': 'EUR',
    '£': 'GBP',
    '¥': 'CNY',
    '￥': 'CNY',
  },
  ...{
    usd: 'USD',
    eur: 'EUR',
    gbp: 'GBP',
    cny: 'CNY',
    rmb: 'CNY',
    hkd: 'HKD',
    jpy: 'JPY',
    chf: 'CHF',
    aud: 'AUD',
    cad: 'CAD',
  },
  ...{ 人民币: 'CNY', 人民幣: 'CNY' },
};
const AFTER: Readonly<Record<string, string>> = {
  ...BEFORE,
  ...{
    dollars: 'USD',
    dollar: 'USD',
    bucks: 'USD',
    euros: 'EUR',
    euro: 'EUR',
    pounds: 'GBP',
    pound: 'GBP',
    quid: 'GBP',
  },
  ...{
    yuan: 'CNY',
    kuai: 'CNY',
    yen: 'JPY',
    francs: 'CHF',
    sek: 'SEK',
    nok: 'NOK',
    dkk: 'DKK',
    pln: 'PLN',
    kr: 'SEK',
    zł: 'PLN',
  },
  ...{
    元人民币: 'CNY',
    元钱: 'CNY',
    块钱: 'CNY',
    塊錢: 'CNY',
    美元: 'USD',
    美金: 'USD',
    欧元: 'EUR',
    歐元: 'EUR',
    英镑: 'GBP',
  },
  ...{
    英鎊: 'GBP',
    港币: 'HKD',
    港幣: 'HKD',
    港元: 'HKD',
    日元: 'JPY',
    欧: 'EUR',
    元: 'CNY',
    块: 'CNY',
    塊: 'CNY',
    圆: 'CNY',
  },
};

const one = (names: Readonly<Record<string, string>>): string =>
  Object.keys(names)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[$]/gu, '\\$&'))
    .join('|');
const NUMBER = String.raw`\d{1,3}(?:[,.' ]\d{3}){1,4}(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?`;
const SIGN_FIRST = new RegExp(
  String.raw`(?<![\p{Script=Latin}\p{N}.,])(${one(BEFORE)})\s?(${NUMBER})(?![\p{N}]|[.,]\p{N}|\s?[/-]\s?\d)`,
  'giu',
);
const NUMBER_FIRST = new RegExp(
  String.raw`(?<![\p{Script=Latin}\p{N}.,#/-])(${NUMBER})\s?(${one(AFTER)})(?![\p{Script=Latin}\p{N}])`,
  'giu',
);
const IN_NUMERALS = new RegExp(
  String.raw`(${CHINESE_NUMERALS}{1,10})(?:多|来)?(${one(AFTER)})([一二三四五六七八九](?!\p{Script=Han}))?(?!\p{Script=Latin})`,
  'gu',
);
/** 一块 is as often "together" or a piece of something as one yuan. */
const NO_MONEY = /^[一半][块塊]/u;

/** Sums of money with their currency, in figures of either notation and in Chinese numerals. */
export function amounts(text: string): ReadEntity[] {
  const found: ReadEntity[] = [];
  const add = (match: RegExpMatchArray, value: number | undefined, currency: string | undefined): void => {
    if (value === undefined || currency === undefined) return;
    const span = { ...spanOf([match[0]] as RegExpMatchArray), start: match.index ?? 0 };
    found.push({
      type: 'amount',
      ...span,
      end: span.start + span.text.length,
      value: `${value.toFixed(2)} ${currency}`,
    });
  };
  for (const match of text.matchAll(SIGN_FIRST))
    add(match, figure(match[2]), BEFORE[(match[1] ?? '').toLowerCase()]);
  for (const match of text.matchAll(NUMBER_FIRST))
    add(match, figure(match[1]), AFTER[(match[2] ?? '').toLowerCase()]);
  for (const match of text.matchAll(IN_NUMERALS)) {
    if (NO_MONEY.test(match[0])) continue;
    // 十二块五 is 12.50.
    const [, whole = '', currency = '', tenths = ''] = match;
    const units = chineseNumber(whole);
    add(match, units && units + (chineseNumber(tenths) ?? 0) / 10, AFTER[currency]);
  }
  return found;
}

/** 1,299.00 and 1.299,00 are the same: what comes last with one or two figures after it is the decimal sign. */
function figure(text = ''): number {
  const [, whole = text, part = '0'] = /^(.*?)[.,](\d{1,2})$/u.exec(text) ?? [];
  return Number(`${whole.replace(/[^\d]/gu, '')}.${part}`);
}
