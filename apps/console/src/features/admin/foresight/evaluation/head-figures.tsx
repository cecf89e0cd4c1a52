import type { ForesightFigures } from '#protocol';
import { Title } from '@mantine/core';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import parts from '../../model-parts/parts.module.css';
import { figureText, LESS_IS_BETTER, sourceName } from '../figure-words.js';
import classes from '../foresight.module.css';

/** What is foreseen, in the order in which people look. */
export const HEADS = ['question', 'items', 'purchase', 'nextType', 'search', 'churn'] as const;
type Head = (typeof HEADS)[number];

const YES_NO = ['auc', 'accuracy', 'precision', 'recall', 'f1', 'ece', 'baseRate'] as const;
/** Figures of each, in the order of their columns. */
const COLUMNS: Readonly<Record<Head, readonly string[]>> = {
  question: ['top1', 'top3', 'macroF1', 'auc', 'ece', 'foreseen', 'leadMinutes', 'falseAlarmsPer100Sessions'],
  items: ['hr5', 'hr10', 'ndcg5', 'ndcg10', 'mrr', 'coverage', 'diversity'],
  purchase: YES_NO,
  nextType: ['accuracy', 'macroF1'],
  search: YES_NO,
  churn: YES_NO,
};
/** Neither good nor bad. */
const NEUTRAL: ReadonlySet<string> = new Set(['baseRate', 'leadMinutes']);

interface HeadFiguresProps {
  readonly head: Head;
  readonly figures: readonly ForesightFigures[];
}

/** One table a head: who foresees down, figures across, the best of each column in bold. */
export function HeadFigures({ head, figures }: HeadFiguresProps) {
  const { foresightModels: words } = useWords();
  const format = useFormat();
  const rows = figures.flatMap((each) => {
    const measured = each[head] as Readonly<Record<string, unknown>> | undefined;
    return measured ? [{ source: each.source, measured }] : [];
  });
  if (rows.length === 0) return null;
  const title = words.heads[head] ?? head;
  return (
    <section className={parts.section} aria-label={title}>
      <Title order={2}>{title}</Title>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
        <table className={classes.measured}>
          <thead>
            <tr>
              <th scope="col">{words.measure}</th>
              {COLUMNS[head].map((name) => (
                <th key={name} scope="col" title={words.hints[name]}>
                  {words.figures[name] ?? name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ source, measured }) => (
              <tr key={source}>
                <th scope="row">{sourceName(source, words)}</th>
                {COLUMNS[head].map((name) => {
                  const value = measured[name];
                  return (
                    <td key={name} data-best={isBest(name, value, rows)}>
                      {typeof value === 'number' ? figureText(name, value, format) : '–'}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function isBest(
  name: string,
  value: unknown,
  rows: readonly { readonly measured: Readonly<Record<string, unknown>> }[],
): boolean {
  if (typeof value !== 'number' || rows.length < 2 || NEUTRAL.has(name)) return false;
  const values = rows.flatMap(({ measured }) => {
    const each = measured[name];
    return typeof each === 'number' ? [each] : [];
  });
  if (values.every((each) => each === values[0])) return false;
  return value === (LESS_IS_BETTER.has(name) ? Math.min(...values) : Math.max(...values));
}
