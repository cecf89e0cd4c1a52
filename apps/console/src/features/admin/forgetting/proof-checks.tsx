import type { ForgettingProof } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import classes from '../admin.module.css';
import own from './forgetting.module.css';

/** Each check with its figures; where something was found, the figure says so in red and in words. */
export function ProofChecks({ checks }: { readonly checks: ForgettingProof['checks'] }) {
  const { forgetting: words } = useWords();
  const { number } = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{words.checked}</th>
          <th />
          <th data-number>{words.looked}</th>
          <th data-number>{words.stillFound}</th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ what, finding, looked, found }) => (
          <tr key={what}>
            <td>
              <b>{words.checks[what] ?? what}</b>
            </td>
            <td className={own.finding}>{finding}</td>
            <td data-number data-label={words.looked}>
              {number(looked)}
            </td>
            <td data-number data-label={words.stillFound} className={found > 0 ? own.trouble : undefined}>
              {number(found)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
