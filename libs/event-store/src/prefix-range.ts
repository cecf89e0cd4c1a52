const LAST = 0x10ffff;
const BEFORE_SURROGATES = 0xd7ff;
const AFTER_SURROGATES = 0xe000;

/** The first text, in byte order, after all that start with `prefix`; no stream name reaches the last of all. */
export function endOfPrefix(prefix: string): string {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? LAST);
  while (points.length > 0) {
    const last = points.pop() ?? LAST;
    if (last === LAST) continue;
    points.push(last === BEFORE_SURROGATES ? AFTER_SURROGATES : last + 1);
    return String.fromCodePoint(...points);
  }
  return String.fromCodePoint(LAST).repeat(64);
}
