import type { IntentRun } from './run-intents.js';

/** How well texts about none of the intents are told from those about one, and what that costs. */
export interface ScopeFigures {
  readonly oosTexts: number;
  /** Of the texts about none of the intents, the share that was called so. */
  readonly oosRecall: number;
  /** Of all texts that were called so, the share that is; 1 where none was. */
  readonly oosPrecision: number;
  /** Of the texts about an intent, the share that was given that intent and not called out of scope. */
  readonly inScopeAccuracy: number;
}

export function measureScope(runs: readonly IntentRun[]): ScopeFigures {
  const strangers = runs.flatMap((run) => run.strangers);
  const known = runs.flatMap(({ test, answers }) =>
    answers.map((answer, i) => ({ answer, actual: test[i]?.intent })),
  );
  const noticed = strangers.filter(({ outOfScope }) => outOfScope).length;
  const turnedAway = known.filter(({ answer }) => answer.outOfScope).length;
  const right = known.filter(
    ({ answer, actual }) => !answer.outOfScope && answer.ranking[0]?.intent === actual,
  ).length;
  return {
    oosTexts: strangers.length,
    oosRecall: noticed / strangers.length,
    oosPrecision: noticed + turnedAway === 0 ? 1 : noticed / (noticed + turnedAway),
    inScopeAccuracy: right / known.length,
  };
}
