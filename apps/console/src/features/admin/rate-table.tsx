import type { RateSample } from '#protocol';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import classes from './rate-chart.module.css';

/** Newest first. */
export function RateTable({ rate }: { readonly rate: readonly RateSample[] }) {
  const { adminPage: words } = useWords();
  const { number, seconds } = useFormat();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={words.perSecond}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{words.time}</th>
            <th>{words.events}</th>
          </tr>
        </thead>
        <tbody>
          {rate.toReversed().map(({ at, events }) => (
            <tr key={at}>
              <td>{seconds(at)}</td>
              <td>{number(events)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
