import type { Comparison } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import classes from './replays.module.css';

const KINDS = ['equal', 'changed', 'onlyLive', 'onlyShadow'] as const;

/** One bar of all documents, its parts named in their order beneath it with their figures. */
export function ComparisonCounts({ comparison }: { readonly comparison: Comparison }) {
  const { replay: words } = useWords();
  const { number, percent } = useFormat();
  const all = KINDS.reduce((sum, kind) => sum + comparison[kind], 0);
  const share = (kind: (typeof KINDS)[number]): number => (all === 0 ? 0 : comparison[kind] / all);
  return (
    <div>
      <div className={classes.stack} aria-hidden>
        {KINDS.filter((kind) => comparison[kind] > 0).map((kind) => (
          <span key={kind} className={classes.part} data-kind={kind} style={{ flexGrow: share(kind) }} />
        ))}
      </div>
      <table className={classes.counts}>
        <caption>{words.counts}</caption>
        <tbody>
          {KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">
                <span className={`${classes.key ?? ''} ${classes.part ?? ''}`} data-kind={kind} aria-hidden />
                {words.kinds[kind]}
              </th>
              <td>{number(comparison[kind])}</td>
              <td className={classes.dim}>{percent(share(kind))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
