import { useWords } from '../../../shared/i18n/locale.js';
import classes from './transcript.module.css';

interface TypingLineProps {
  readonly name: string;
  /** Undefined: nothing is being written. Empty: what it is is not shown. */
  readonly writing: string | undefined;
}

/** What the shopper is writing now: dashed, as it is not said yet. Its place is kept, so that nothing jumps. */
export function TypingLine({ name, writing }: TypingLineProps) {
  const { acts } = useWords();
  if (writing === undefined) return null;
  return (
    <div className={classes.typing} aria-label={acts.shopperTypes(name)} role="group">
      <span className={classes.typingWho}>
        {acts.shopperTypes(name)}
        <span className={classes.dots} aria-hidden>
          <i />
          <i />
          <i />
        </span>
      </span>
      {writing !== '' && <span className={classes.typingText}>{writing}</span>}
    </div>
  );
}
