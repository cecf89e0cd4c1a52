import { ForgottenMark } from '../../../shared/forgotten/forgotten-mark.js';
import { isForgotten } from '../../../shared/forgotten/remembered.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { JsonTree } from '../json-tree.js';
import classes from './changes.module.css';
import { Scalar } from './scalar.js';
import { isSmall } from './small.js';

/** A value of a document: what is small as it is, what is larger foldable. */
export function Value({ value }: { readonly value: unknown }) {
  const { replay: words } = useWords();
  if (value === undefined) return <span className={classes.nothing}>{words.nothing}</span>;
  if (isForgotten(value)) return <ForgottenMark />;
  if (typeof value !== 'object' || value === null) return <Scalar value={value} />;
  if (isSmall(value)) return <Parts value={value} />;
  return (
    <details>
      <summary className={classes.value}>{`${JSON.stringify(value).slice(0, 60)}…`}</summary>
      <JsonTree value={value} />
    </details>
  );
}

function Parts({ value }: { readonly value: object }) {
  const parts: readonly (readonly [string, unknown])[] = Object.entries(value);
  if (parts.length === 0) return <span className={classes.value}>{JSON.stringify(value)}</span>;
  return (
    <span className={classes.parts}>
      {parts.map(([name, part]) => (
        <span key={name}>
          {!Array.isArray(value) && <span className={classes.nothing}>{name} </span>}
          {isForgotten(part) ? <ForgottenMark /> : <Scalar value={part} />}
        </span>
      ))}
    </span>
  );
}
