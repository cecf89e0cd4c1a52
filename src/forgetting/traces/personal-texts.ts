/** E-mail addresses, and what may be a phone number, wherever they stand in a text. */
const ADDRESS = /[^\s@"<>()]+@[^\s@"<>()]+\.[^\s@"<>().]{2,}/g;
const NUMBER = /\+?\d[\d\s()/.-]{6,}\d/g;

/** What can be looked for: shorter texts are in everything. In bytes of UTF-8. */
const SHORTEST = 8;
const FRAGMENT = 24;

/** A piece of something personal, as it stands in JSON. */
export interface Trace {
  readonly text: string;
  /** It leads to the person by itself. */
  readonly isAddress: boolean;
}

/**
 * What to look for so that no personal value goes unseen: each text in pieces, because a file may hold it in several
 * places (SQLite cuts long values at the border of a page), and every address and number by itself.
 */
export function tracesOf(values: Iterable<unknown>): readonly Trace[] {
  const traces = new Map<string, Trace>();
  const add = (text: string, isAddress: boolean): void => {
    if (Buffer.byteLength(text) < SHORTEST) return;
    traces.set(text, { text, isAddress: isAddress || (traces.get(text)?.isAddress ?? false) });
  };
  for (const text of textsIn(values)) {
    for (const address of text.match(ADDRESS) ?? []) add(inJson(address), true);
    for (const number of text.match(NUMBER) ?? []) add(inJson(number), false);
    for (const piece of piecesOf(inJson(text.trim()))) add(piece, false);
  }
  return [...traces.values()];
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'number') yield String(value);
  else if (typeof value === 'object' && value !== null) {
    const parts: Iterable<unknown> =
      Symbol.iterator in value ? (value as Iterable<unknown>) : Object.values(value);
    for (const part of parts) yield* textsIn(part);
  }
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Of even length, none shorter than it must be. */
function piecesOf(text: string): readonly string[] {
  const letters = Array.from(text);
  const count = Math.max(1, Math.floor(letters.length / FRAGMENT));
  const length = Math.ceil(letters.length / count);
  return Array.from({ length: count }, (_, i) => letters.slice(i * length, (i + 1) * length).join(''));
}
