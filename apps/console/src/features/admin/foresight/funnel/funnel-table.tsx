import type { RecommendationFunnelView } from '#protocol';
import { useWords } from '../../../../shared/i18n/locale.js';
import { type Format, useFormat } from '../../../../shared/i18n/use-format.js';
import classes from '../foresight.module.css';

export const STAGES = ['shown', 'viewed', 'added', 'ordered'] as const;

type Counts = RecommendationFunnelView['all'];

/** Each currency by itself: sums of different ones say nothing. */
export const moneyOf = ({ revenue }: Counts, format: Format): string =>
  revenue.map(({ amount, currency }) => format.money(amount, currency)).join(' + ');

interface FunnelTableProps {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly (Counts & { readonly name: string })[];
}

export function FunnelTable({ caption, head, rows }: FunnelTableProps) {
  const { foresightModels: words } = useWords();
  const format = useFormat();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes.measured}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {STAGES.map((stage) => (
              <th key={stage} scope="col">
                {words.stages[stage]}
              </th>
            ))}
            <th scope="col">{words.revenue}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {STAGES.map((stage) => (
                <td key={stage}>{format.number(row[stage])}</td>
              ))}
              <td>{moneyOf(row, format)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
