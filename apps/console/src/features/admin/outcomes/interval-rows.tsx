import type { ShareView } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import classes from './outcomes.module.css';

interface IntervalRowsProps {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly share: ShareView; readonly second?: boolean }[];
}

const STEPS = [0.05, 0.1, 0.2, 0.25, 0.5, 1];

/** Shares with their intervals beneath each other on one scale from zero, each with its numbers beside it. */
export function IntervalRows({ title, rows }: IntervalRowsProps) {
  const { outcomes: words } = useWords();
  const format = useFormat();
  const most = Math.max(...rows.map(({ share }) => share.high ?? 0));
  const end = STEPS.find((step) => step >= most) ?? 1;
  const at = (share: number | null): string => `${(((share ?? 0) / end) * 100).toFixed(2)}%`;
  return (
    <table className={classes.intervals}>
      <caption>{title}</caption>
      <tbody>
        {rows.map(({ name, share, second = false }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={classes.intervalTrack} aria-hidden>
              {share.share !== null && (
                <>
                  <span
                    className={classes.interval}
                    data-second={second}
                    style={{
                      insetInlineStart: at(share.low),
                      width: at((share.high ?? 0) - (share.low ?? 0)),
                    }}
                  />
                  <span
                    className={classes.point}
                    data-second={second}
                    style={{ insetInlineStart: at(share.share) }}
                  />
                </>
              )}
            </td>
            <td>
              <b>{share.share === null ? '–' : format.figure(share.share)}</b>
              <span className={classes.quiet}>
                {share.low !== null && share.high !== null
                  ? words.range95(format.percent(share.low), format.percent(share.high))
                  : ''}
                {' · '}
                {words.ofAll(format.number(share.count), format.number(share.of))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot aria-hidden>
        <tr>
          <th />
          <td>
            <span className={classes.ends}>
              <span>{format.percent(0)}</span>
              <span>{format.percent(end)}</span>
            </span>
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
