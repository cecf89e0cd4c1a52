import type { Contest, GateView } from '#protocol';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import classes from './compare.module.css';
import { verdictOf } from './verdict.js';

/** Whether the candidate may be promoted, and both contests in words and as bars. */
export function GateVerdict({ gate }: { readonly gate: GateView }) {
  const { understanding: words } = useWords();
  const Sign = gate.passed ? IconCircleCheck : IconCircleX;
  return (
    <div className={classes.gate}>
      <p className={classes.verdict} data-passed={gate.passed}>
        <Sign size={20} stroke={1.8} aria-hidden />
        <b>{gate.passed ? words.passed : words.notPassed}</b>
        <span>{gate.reason ?? words.gateLead}</span>
      </p>
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

interface RightBarProps {
  readonly name: string;
  readonly right: number;
  readonly of: number;
  readonly done?: boolean;
}

export function RightBar({ name, right, of, done = false }: RightBarProps) {
  const { number } = useFormat();
  return (
    <div className={classes.rightBar} aria-hidden>
      <span>{name}</span>
      <span className={classes.track}>
        <span data-done={done} style={{ width: `${((right / Math.max(1, of)) * 100).toFixed(1)}%` }} />
      </span>
      <span>{number(right)}</span>
    </div>
  );
}
