export interface Piece {
  readonly piece: string;
  /** Of the colleague that this piece names. */
  readonly name?: string;
}

/** The text cut where somebody is named with an at sign; the longest name counts. The pieces together are the text. */
export function withMentions(text: string, names: readonly string[]): readonly Piece[] {
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let plain = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = longestFirst.find((each) => each !== '' && text.startsWith(each, at + 1));
    if (name === undefined) continue;
    if (at > plain) pieces.push({ piece: text.slice(plain, at) });
    plain = at + 1 + name.length;
    pieces.push({ piece: text.slice(at, plain), name });
  }
  return plain < text.length ? [...pieces, { piece: text.slice(plain) }] : pieces;
}
