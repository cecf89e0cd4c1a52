import { spanOf, type ReadEntity } from './entity.js';

const EMAIL = /(?<![\w.%+-])[\w.%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4}(?![\w@-])/giu;

export function emails(text: string): ReadEntity[] {
  return Array.from(text.matchAll(EMAIL), (match) => {
    // A full stop that ends the sentence is none of the address's.
    const address = match[0].replace(/[.-]+$/u, '');
    const start = match.index;
    return { type: 'email', start, end: start + address.length, text: address, value: address.toLowerCase() };
  });
}

/** Numbers of parcels by the carriers' formats (UPS, the postal union's S10, SF, YTO, JD), or after words that say so. */
const TRACKING = [
  /(?<![a-z\d])(1Z[0-9A-Z]{16})(?![a-z\d])/giu,
  /(?<![A-Za-z\d])([A-Z]{2}\d{9}[A-Z]{2})(?![A-Za-z\d])/gu,
  /(?<![A-Za-z0-9])((?:SF|YT|JD[A-Z]{0,2}|JT|ZT|DPK)\d{10,16})(?!\d)/giu,
  /\btrack(?:ing)?(?: (?:number|no\.?|id|code|nr\.?))?(?: is)?\s{0,3}[:#]?\s{0,3}((?=[a-z-]{0,6}\d)[a-z\d-]{8,30})(?![a-z\d-])/giu,
  /(?:快递|运单|物流|快遞|運單)(?:单|單)?(?:编)?号?[是为：:#\s]{0,3}((?=[a-z]{0,6}\d{6})[a-z\d]{8,30})(?![a-z\d])/giu,
];

export const trackingNumbers = (text: string): ReadEntity[] =>
  TRACKING.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => {
      const span = spanOf(match);
      return { type: 'tracking' as const, ...span, value: span.text.toUpperCase() };
    }),
  );

const ORDER_WORD = String.raw`(?:\b(?:order|purchase|po)(?:\s{1,3}(?:no\.?|number|nr\.?|num|id|code|ref(?:erence)?))?|订单(?:编?号)?|訂單(?:編?號)?|单号|單號)`;

/**
 * How an order is named: by the shop's own code, by `#`, or by a number of four digits or more after a word for it.
 * The first group, or else all of a match, is the number.
 */
export const ORDER_PATTERNS: readonly RegExp[] = [
  /(?<![\p{Script=Latin}\p{N}-])[A-Z]{1,4}-\d{4,12}(?!-?[\p{Script=Latin}\p{N}])/giu,
  /(?<![\p{Script=Latin}\p{N}&])#\s?(\d{3,14})(?![\p{N}])/gu,
  new RegExp(
    String.raw`${ORDER_WORD}(?:\s{1,3}(?:is|was|with|of)|是|为|為)?\s{0,3}[:：#=]?\s{0,3}(?!\d{4}-\d\d-\d\d)(?!\d{1,2}[/.])((?=[a-z-]{0,8}\d{4})[a-z\d]+(?:-[a-z\d]+){0,4})(?![a-z\d])`,
    'giu',
  ),
];

export const orderNumbers = (text: string, patterns: readonly RegExp[] = ORDER_PATTERNS): ReadEntity[] =>
  patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => {
      const span = spanOf(match);
      return { type: 'order' as const, ...span, value: span.text.toUpperCase() };
    }),
  );
