import type { PredictedQuestion } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Bar } from './bar.js';
import classes from './foresight.module.css';
import { otherwise } from './outcomes.js';
import { useOutcomeName } from './use-outcome-name.js';

/** What may come instead, that nothing is asked among it: bars of one scale under each other. */
export function Otherwise({ question }: { readonly question: PredictedQuestion }) {
  const { foreseen } = useWords();
  const { percent } = useFormat();
  const nameOf = useOutcomeName();
  return (
    <ol className={classes.otherwise} aria-label={foreseen.or}>
      {otherwise(question).map(({ intent, probability }) => (
        <li key={intent ?? ''} data-none={intent === null}>
          <span className={classes.name}>{nameOf(intent)}</span>
          <Bar value={probability} />
          <span className={classes.number}>{percent(probability)}</span>
        </li>
      ))}
    </ol>
  );
}
