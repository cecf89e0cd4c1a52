import { ForgottenMark } from '../../../shared/forgotten/forgotten-mark.js';
import { isForgotten } from '../../../shared/forgotten/remembered.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { JsonTree } from '../json-tree.js';
import classes from './changes.module.css';

interface ValueProps {
  readonly value: unknown;
  /** What was removed is struck through. */
  readonly gone?: boolean;
}

const SHORT = 80;

/** A value of a document: short ones as they are, longer ones foldable. */
export function Value({ value, gone = false }: ValueProps) {
  const { replay: words } = useWords();
  if (value === undefined) return <span className={classes.nothing}>{words.nothing}</span>;
  if (isForgotten(value)) return <ForgottenMark />;
  const text = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || text.length <= SHORT)
    return gone ? <del className={classes.value}>{text}</del> : <span className={classes.value}>{text}</span>;
  return (
    <details>
      <summary className={classes.value}>{`${text.slice(0, SHORT)}…`}</summary>
      <JsonTree value={value} />
    </details>
  );
}
