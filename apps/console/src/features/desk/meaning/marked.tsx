import type { InfluentialWords } from '#protocol';
import { markedText } from './marked-text.js';
import classes from './meaning.module.css';

interface MarkedProps {
  readonly text: string;
  readonly words: readonly InfluentialWords[];
}

/** The message with the words that spoke for its intent underlined, the stronger the thicker. */
export function Marked({ text, words }: MarkedProps) {
  return markedText(text, words).map(({ text: piece, strength }, at) =>
    strength === 0 ? (
      piece
    ) : (
      <mark
        key={at}
        className={classes.marked}
        style={{ '--strength': strength.toFixed(2) } as React.CSSProperties}
      >
        {piece}
      </mark>
    ),
  );
}
