import type { EvaluationView } from '#protocol';
import { measure } from '../evaluation/metrics.js';
import { coverageAt, coverageCurve } from './coverage.js';
import { type HeldOutAnswers, outcomeOf } from './held-out-answers.js';
import { reliability } from './reliability.js';

/**
 * Everything plotted of one version.
 *
 * @param inScope the threshold in use
 */
export function evaluationReport(held: HeldOutAnswers, inScope: number): EvaluationView {
  const outcomes = held.answers.map(outcomeOf);
  const { texts, accuracy, macroF1, ece, intents } = measure(outcomes);
  return {
    version: held.version,
    texts,
    folds: held.folds,
    accuracy,
    macroF1,
    ece,
    intents: [...intents],
    confusion: confusion(held),
    reliability: [...reliability(outcomes)],
    coverage: [...coverageCurve(held)],
    scope: { inScope, coverage: coverageAt(held, inScope) },
    foldAccuracies: foldAccuracies(held),
    learning: [...held.learning],
  };
}

type Cell = EvaluationView['confusion'][number];

/** Cells of the confusion matrix that hold texts, fullest first. */
function confusion({ answers }: HeldOutAnswers): Cell[] {
  const cells = new Map<string, Cell>();
  for (const answer of answers) {
    const { actual, predicted } = outcomeOf(answer);
    const key = JSON.stringify([actual, predicted]);
    cells.set(key, { actual, predicted, texts: (cells.get(key)?.texts ?? 0) + 1 });
  }
  return [...cells.values()].sort((a, b) => b.texts - a.texts);
}

/** Of the folds that were gone through; large sets stop before the last. */
function foldAccuracies({ answers, folds }: HeldOutAnswers): number[] {
  return Array.from({ length: folds }, (_, fold) => answers.filter((answer) => answer.fold === fold))
    .filter((fold) => fold.length > 0)
    .map((fold) => measure(fold.map(outcomeOf)).accuracy);
}
