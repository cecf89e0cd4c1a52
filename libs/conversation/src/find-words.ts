/** Letters as search sees them: neither case nor width matters. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** What must all be found; none where nothing was asked for. Chinese needs no spaces: what stands together is one. */
export const wordsOf = (query: string): readonly string[] => [
  ...new Set(
    folded(query)
      .split(/\s+/)
      .filter((word) => word !== ''),
  ),
];

export interface Place {
  /** In UTF-16 code units of the text as it stands. */
  readonly start: number;
  readonly end: number;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Where a folded word stands in a text as it was written.
 *
 * @returns undefined where it does not
 */
export function placeOf(text: string, word: string): Place | undefined {
  let letters = '';
  const origins: Place[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const fold = folded(segment);
    const origin = { start: index, end: index + segment.length };
    origins.push(...Array<Place>(fold.length).fill(origin));
    letters += fold;
  }
  const at = letters.indexOf(word);
  const [first, last] = [origins[at], origins[at + word.length - 1]];
  return at < 0 || !first || !last ? undefined : { start: first.start, end: last.end };
}
