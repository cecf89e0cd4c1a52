import type { PredictedQuestion } from '#protocol';
import { VisuallyHidden } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Bar } from './bar.js';
import classes from './foresight.module.css';
import { useOutcomeName } from './use-outcome-name.js';

/** What leads: in words, as a number and a bar, and how far the number carries. Read out when another leads. */
export function Question({ question }: { readonly question: PredictedQuestion }) {
  const { foreseen, band: bands } = useWords();
  const { percent } = useFormat();
  const nameOf = useOutcomeName();
  const { intent, probability, band } = question;
  const name = intent === null ? foreseen.willAskNothing : nameOf(intent);
  return (
    <div className={classes.question} data-none={intent === null}>
      <span className={classes.leading}>{name}</span>
      <span className={classes.figure}>
        <b>{percent(probability)}</b> <i>{bands[band]}</i>
      </span>
      <Bar value={probability} large />
      <VisuallyHidden role="status">
        {intent === null ? name : foreseen.now(name, bands[band])}
      </VisuallyHidden>
    </div>
  );
}
