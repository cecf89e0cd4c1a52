import type { ReadSentiment } from '#protocol';
import { IconMoodEmpty, IconMoodSad, IconMoodSmile } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import classes from './meaning.module.css';

const FACES = { negative: IconMoodSad, neutral: IconMoodEmpty, positive: IconMoodSmile };
/** Below this it is a guess, and a guess about somebody's mood does more harm than none. */
const WORTH_SHOWING = 0.6;

interface MoodProps {
  readonly sentiment: ReadSentiment;
  /** The face alone; what it says is read out and shown on pointing. */
  readonly small?: boolean;
}

/** A face and its word, where it is likely enough; an even mood is nothing to show. */
export function Mood({ sentiment: { label, confidence }, small = false }: MoodProps) {
  const { meaning } = useWords();
  const { percent } = useFormat();
  if (label === 'neutral' || confidence < WORTH_SHOWING) return null;
  const Face = FACES[label];
  const said = meaning.mood(meaning.sentiments[label], percent(confidence));
  return (
    <span
      className={classes.mood}
      data-mood={label}
      title={said}
      {...(small && { role: 'img', 'aria-label': said })}
    >
      <Face size={15} stroke={1.7} aria-hidden />
      {!small && meaning.sentiments[label]}
    </span>
  );
}
