interface Hit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const BEFORE = 40;
const AFTER = 120;

/** What stands before the found words, the words, and what stands behind: one line each, cut at characters. */
export function excerpt({ text, start, end }: Hit): readonly [string, string, string] {
  const from = Math.max(0, start - BEFORE);
  const to = Math.min(text.length, end + AFTER);
  const cut = (piece: string): string =>
    piece.toWellFormed().replaceAll('\uFFFD', '').replaceAll(/\s+/g, ' ');
  return [
    (from > 0 ? '…' : '') + cut(text.slice(from, start)),
    cut(text.slice(start, end)),
    cut(text.slice(end, to)) + (to < text.length ? '…' : ''),
  ];
}
