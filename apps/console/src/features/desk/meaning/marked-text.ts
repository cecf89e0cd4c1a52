/** A stretch of a text, in UTF-16 code units, `end` excluded. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}
export interface Segment {
  readonly text: string;
  /** Of the strongest stretch that covers it, as a part of the strongest of all, 0 to 1; 0: not marked. */
  readonly strength: number;
}

/**
 * The text cut where marks begin and end. The pieces together are the text, whatever the stretches are:
 * one that overlaps another, reaches past the end or is turned round marks what it can.
 */
export function markedText(
  text: string,
  stretches: readonly (Stretch & { readonly weight: number })[],
): readonly Segment[] {
  const marks = stretches.map(({ start, end, weight }) => ({
    start: within(text, start),
    end: within(text, end),
    weight,
  }));
  const top = Math.max(0, ...marks.map(({ weight }) => weight));
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? 0;
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
    const weight = Math.max(0, ...over.map((mark) => mark.weight));
    return { text: text.slice(start, end), strength: top === 0 ? 0 : weight / top };
  });
}

const within = (text: string, at: number): number => Math.min(text.length, Math.max(0, at));
