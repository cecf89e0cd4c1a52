import type { HelpComparison, ShareView } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { type Format, useFormat } from '../../../shared/i18n/use-format.js';
import foresight from '../foresight/foresight.module.css';

interface HelpTableProps {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly help: HelpComparison }[];
}

/** Comparisons one beneath the other. */
export function HelpTable({ caption, head, rows }: HelpTableProps) {
  const { outcomes: words } = useWords();
  const format = useFormat();
  const columns = [
    ...[words.steps.predicted, words.steps.shown, words.steps.accepted, words.steps.answered],
    ...[words.orderedShare, words.heldOutShare, words.differenceColumn],
  ];
  return (
    <div className={foresight.scroll} tabIndex={0} role="region" aria-label={`${words.help}: ${caption}`}>
      <table className={foresight.measured}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, help: { offered, heldOut, difference } }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{format.number(offered.predicted)}</td>
              <td>{format.number(offered.shown)}</td>
              <td>{format.number(offered.accepted)}</td>
              <td>{format.number(offered.answered)}</td>
              <td>{shareIn(offered.ordered, format)}</td>
              <td>{shareIn(heldOut.ordered, format)}</td>
              <td>{differenceIn(difference.ordered, format)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const shareIn = ({ share, count, of }: ShareView, format: Format): string =>
  share === null ? '–' : `${format.figure(share)} (${format.number(count)}/${format.number(of)})`;

function differenceIn(difference: HelpComparison['difference']['ordered'], format: Format): string {
  if (!difference) return '–';
  const [value, low, high] = [difference.difference, difference.low, difference.high].map((share) =>
    signed(share * 100, format),
  );
  return `${value ?? ''} (${low ?? ''} … ${high ?? ''})`;
}

const signed = (value: number, format: Format): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${format.number(Math.abs(value))}`;
