import type { EvaluationView } from '#protocol';
import { Title } from '@mantine/core';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import classes from './evaluation.module.css';
import { Missing } from '../../model-parts/missing.js';

/** Accuracy of each fold as a bar from zero: far apart, the figures depend on which examples were kept apart. */
export function FoldsPlot({ evaluation: { foldAccuracies } }: { readonly evaluation: EvaluationView }) {
  const { understanding: words } = useWords();
  const format = useFormat();
  if (foldAccuracies.length < 2) return <Missing title={words.folds} text={words.oneFold} />;
  const mean = foldAccuracies.reduce((sum, each) => sum + each, 0) / foldAccuracies.length;
  const spread = Math.max(...foldAccuracies.map((each) => Math.abs(each - mean)));
  return (
    <section>
      <Title order={2}>{words.folds}</Title>
      <p className={classes.lead}>{words.foldsLead(format.figure(mean), format.figure(spread))}</p>
      <table className={classes.folds}>
        <thead>
          <tr>
            <th scope="col">{words.fold}</th>
            <th scope="col">{words.accuracy}</th>
          </tr>
        </thead>
        <tbody>
          {foldAccuracies.map((accuracy, fold) => (
            <tr key={fold}>
              <th scope="row">{format.number(fold + 1)}</th>
              <td>
                <span className={classes.foldBar} aria-hidden>
                  <span style={{ width: `${(accuracy * 100).toFixed(1)}%` }} />
                </span>
                <span>{format.figure(accuracy)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
