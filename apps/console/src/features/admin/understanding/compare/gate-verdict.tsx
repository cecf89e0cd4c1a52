import type { Contest, GateView } from '#protocol';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { GateSentence } from '../../model-parts/gate-sentence.js';
import { RightBar } from '../../model-parts/right-bar.js';
import classes from '../../model-parts/compare.module.css';
import { verdictOf } from './verdict.js';

/** Whether the candidate may be promoted, and both contests in words and as bars. */
export function GateVerdict({ gate }: { readonly gate: GateView }) {
  const { understanding: words } = useWords();
  return (
    <div className={classes.gate}>
      <GateSentence passed={gate.passed} reason={gate.reason ?? words.gateLead} />
      <ContestRow name={words.golden} contest={gate.golden} />
      <ContestRow name={words.lastCorrections} contest={gate.corrections} />
    </div>
  );
}

function ContestRow({ name, contest }: { readonly name: string; readonly contest: Contest }) {
  const { understanding: words } = useWords();
  const { number } = useFormat();
  const verdict = verdictOf(contest);
  const { questions, champion, candidate, fixed, broken } = contest;
  return (
    <div className={classes.contest}>
      <div className={classes.contestHead}>
        <b>{name}</b>
        <span data-verdict={verdict}>{words.verdicts[verdict]}</span>
      </div>
      {questions > 0 && (
        <>
          <RightBar name={words.to} right={candidate} of={questions} done />
          <RightBar name={words.from} right={champion} of={questions} />
        </>
      )}
      <p>
        {questions === 0
          ? words.contestNone
          : `${words.contest(number(candidate), number(champion), number(questions))} · ${words.fixedCount(number(fixed))} · ${words.brokenCount(number(broken))}`}
      </p>
    </div>
  );
}
