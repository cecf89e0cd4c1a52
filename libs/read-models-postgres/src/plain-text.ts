/**
 * A text as PostgreSQL can hold it: without NUL characters, in the same order. Lone surrogates become what they
 * become in UTF-8.
 */
export function plainText(text: string): string {
  return text.replaceAll('\u0001', '\u0001\u0002').replaceAll('\u0000', '\u0001\u0001').toWellFormed();
}

/** The text that `plainText` was given. */
export function fromPlainText(text: string): string {
  return text.replaceAll('\u0001\u0001', '\u0000').replaceAll('\u0001\u0002', '\u0001');
}
