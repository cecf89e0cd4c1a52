import { MESSAGE_LIMIT } from '#protocol';
import { simplified } from '#reading';

/**
 * One spelling for what reads alike: compatibility forms and full-width characters folded (NFKC), lower case,
 * traditional Chinese characters simplified, single spaces, typographic apostrophes straight. Lone surrogates become U+FFFD. Only the first
 * 4,000 code units are read, the longest message a shopper can send.
 */
export function normalise(text: string): string {
  return fold(text.slice(0, MESSAGE_LIMIT)).replace(/\s+/g, ' ').trim();
}

const fold = (text: string): string =>
  simplified(text.toWellFormed().replace(/´/g, "'").normalize('NFKC').toLowerCase()).replace(/[‘’‛`]/g, "'");

/** A normalised text that knows where each of its code units came from. */
export interface AlignedText {
  /** As `normalise` gives it. */
  readonly text: string;
  /** The stretch of the original that a stretch of the normalised text came from. */
  readonly original: (start: number, end: number) => { readonly start: number; readonly end: number };
}

/** What composes under NFKC stays together: a sign with the marks on it, the letters of a Korean syllable. */
const CLUSTER = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|[^]\p{M}*/gu;

/**
 * Normalises sign by sign, so that every place leads back to the original. Gives nothing for the rare text
 * that reads otherwise as a whole.
 */
export function align(original: string): AlignedText | undefined {
  const text = normalise(original);
  const from: number[] = [];
  const to: number[] = [];
  let afterSpace = true;
  for (const { 0: cluster, index } of original.slice(0, MESSAGE_LIMIT).matchAll(CLUSTER)) {
    for (const unit of fold(cluster).split('')) {
      const isSpace = /\s/.test(unit);
      if (isSpace && afterSpace) continue;
      afterSpace = isSpace;
      from.push(index);
      to.push(index + cluster.length);
    }
  }
  // A space at the end is trimmed away.
  if (from.length - (afterSpace && from.length > 0 ? 1 : 0) !== text.length) return undefined;
  return { text, original: (start, end) => ({ start: from[start] ?? 0, end: to[end - 1] ?? 0 }) };
}
