import { MESSAGE_LIMIT } from '#protocol';

/**
 * One spelling for what reads alike: compatibility forms and full-width characters folded (NFKC), lower case,
 * single spaces, typographic apostrophes straight. Lone surrogates become U+FFFD. Only the first
 * 4,000 code units are read, the longest message a shopper can send.
 */
export function normalise(text: string): string {
  return text
    .slice(0, MESSAGE_LIMIT)
    .toWellFormed()
    .replace(/´/g, "'")
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‛`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
