import { Fragment } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import classes from './changes.module.css';
import { spokenStep, stepsOf } from './pointer.js';

/** A JSON pointer as a way into the document. */
export function Path({ pointer }: { readonly pointer: string }) {
  const { replay: words } = useWords();
  const steps = stepsOf(pointer);
  if (steps.length === 0) return <em>{words.wholeDocument}</em>;
  return (
    <span className={classes.path} title={pointer}>
      {steps.map((step, at) => (
        <Fragment key={at}>
          {at > 0 && <span className={classes.step}> › </span>}
          <wbr />
          {spokenStep(step)}
        </Fragment>
      ))}
    </span>
  );
}
