import type { ForesightGateView } from '#protocol';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { GateSentence } from '../../model-parts/gate-sentence.js';
import parts from '../../model-parts/compare.module.css';
import { checkName, figureOf, figureText } from '../figure-words.js';
import classes from '../foresight.module.css';

/** Figure by figure: champion, candidate, and whether the difference is allowed. */
export function GateChecks({ gate }: { readonly gate: ForesightGateView }) {
  const { foresightModels: words, understanding } = useWords();
  const format = useFormat();
  return (
    <div className={parts.gate}>
      <GateSentence passed={gate.passed} reason={gate.reason ?? words.gateLead} />
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={words.gate}>
        <table className={`${classes.measured ?? ''} ${classes.checks ?? ''}`}>
          <thead>
            <tr>
              <th scope="col">{words.check}</th>
              <th scope="col">{understanding.from}</th>
              <th scope="col">{understanding.to}</th>
              <th scope="col">{words.margin}</th>
              <th scope="col">{words.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {gate.checks.map(({ figure, champion, candidate, margin, passed }) => (
              <tr key={figure}>
                <th scope="row">{checkName(figure, words)}</th>
                <td>{champion === null ? words.nobody : figureText(figureOf(figure), champion, format)}</td>
                <td>{figureText(figureOf(figure), candidate, format)}</td>
                <td>{figureText(figureOf(figure), margin, format)}</td>
                <td data-passed={passed}>{passed ? words.ok : words.notOk}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
