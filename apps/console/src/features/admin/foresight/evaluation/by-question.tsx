import type { QuestionFigures } from '#protocol';
import { Title } from '@mantine/core';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { useQuestionName } from '../use-question-name.js';
import parts from '../../model-parts/parts.module.css';
import classes from '../foresight.module.css';

/** Precision, recall and F1 of each question, the most asked first. */
export function ByQuestion({ questions }: { readonly questions: QuestionFigures['byIntent'] }) {
  const { foresightModels: words } = useWords();
  const format = useFormat();
  const nameOf = useQuestionName();
  const shown = [...questions].sort((a, b) => b.cases - a.cases);
  return (
    <section className={parts.section} aria-label={words.byQuestion}>
      <Title order={2}>{words.byQuestion}</Title>
      <div className={classes.tall} tabIndex={0} role="region" aria-label={words.byQuestion}>
        <table className={classes.measured}>
          <thead>
            <tr>
              <th scope="col">{words.heads.question}</th>
              {['cases', 'precision', 'recall', 'f1'].map((name) => (
                <th key={name} scope="col">
                  {words.figures[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ intent, cases, precision, recall, f1 }) => (
              <tr key={intent}>
                <th scope="row">{nameOf(intent)}</th>
                <td>{format.number(cases)}</td>
                <td>{format.percent(precision)}</td>
                <td>{format.percent(recall)}</td>
                <td>{format.percent(f1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
