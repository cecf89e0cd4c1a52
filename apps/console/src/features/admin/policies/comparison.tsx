import type { RehearsalFigures } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { DataTable } from '../model-parts/plots/data-table.js';
import plot from '../model-parts/plots/plot.module.css';
import classes from './policies.module.css';

interface ComparisonProps {
  /** What it is compared with, as a heading says it. */
  readonly name: string;
  /** In a sentence. */
  readonly lead: string;
  readonly figures: RehearsalFigures;
  readonly other: RehearsalFigures;
}

/** Fewer or more interruptions than with another text, and what they were worth. */
export function Comparison({ name, lead, figures, other }: ComparisonProps) {
  const { policies: words } = useWords();
  const { number } = useFormat();
  const by = (part: 'interrupted' | 'wentOnToAsk'): number => figures[part] - other[part];
  const said = (change: number): string => number(Math.abs(change));
  const rows = (['offers', 'interrupted', 'wentOnToAsk', 'foreseen', 'ordered'] as const).map((part) => [
    words.compared[part],
    number(figures[part]),
    number(other[part]),
  ]);
  const minutes = ({ leadMinutes }: RehearsalFigures): string =>
    leadMinutes ? words.minutes(number(Math.round(leadMinutes.median))) : '–';
  return (
    <div className={classes.comparison}>
      <p>
        {lead}{' '}
        <b>
          {words.changed(
            by('interrupted'),
            said(by('interrupted')),
            by('wentOnToAsk'),
            said(by('wentOnToAsk')),
          )}
        </b>
      </p>
      <div className={plot.scroll} tabIndex={0} role="region" aria-label={lead}>
        <DataTable
          caption={words.comparison}
          head={[words.figure, words.thisText, name]}
          rows={[...rows, [words.figures.lead, minutes(figures), minutes(other)]]}
        />
      </div>
    </div>
  );
}
