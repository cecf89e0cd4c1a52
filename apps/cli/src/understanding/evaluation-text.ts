import type { TrainingGrade } from '#protocol';
import { mean, type Evaluation, type Plan, type RunFigures } from './evaluate-intents.js';

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** The figures as a page for the terminal. */
export function evaluationTable(evaluation: Evaluation, plan: Plan): string {
  const { texts, accuracy, macroF1, ece, trainSeconds, msPerQuery, scope } = evaluation;
  const weakest = [...evaluation.intents].sort((a, b) => a.f1 - b.f1).slice(0, 10);
  return [
    `Texts answered     ${String(texts)}`,
    `Accuracy           ${percent(accuracy)}`,
    `Macro F1           ${percent(macroF1)}`,
    `Calibration error  ${percent(ece)} (15 bins)`,
    `Training           ${trainSeconds.toFixed(1)} s`,
    `One text           ${msPerQuery.toFixed(2)} ms (32 at a time)`,
    ...(scope
      ? [
          '',
          `Out of scope       ${percent(scope.oosRecall)} of ${String(scope.oosTexts)} texts noticed, precision ${percent(scope.oosPrecision)}`,
          `In scope           ${percent(scope.inScopeAccuracy)} given the right intent and not turned away`,
        ]
      : []),
    ...runTable(evaluation.runs, plan),
    '',
    `${'Weakest intents'.padEnd(52)} ${'F1'.padStart(9)} ${'precision'.padStart(9)} ${'recall'.padStart(9)}`,
    ...weakest.map(
      ({ intent, f1, precision, recall }) =>
        `  ${intent.padEnd(50)} ${[f1, precision, recall].map((share) => percent(share).padStart(9)).join(' ')}`,
    ),
    '',
    'Most frequent confusions',
    ...evaluation.confusions
      .slice(0, 10)
      .map((pair) => `${String(pair.texts).padStart(6)} × ${pair.actual} taken for ${pair.predicted}`),
    '',
  ].join('\n');
}

function runTable(runs: readonly RunFigures[], { kind }: Plan): string[] {
  if (kind === 'once') return [];
  const name = kind === 'folds' ? 'Fold' : 'Seed';
  const line = (label: string, { accuracy, macroF1 }: Pick<RunFigures, 'accuracy' | 'macroF1'>): string =>
    `  ${label.padEnd(16)} ${percent(accuracy).padStart(9)} ${percent(macroF1).padStart(9)}`;
  return [
    '',
    `${name.padEnd(18)} ${'accuracy'.padStart(9)} ${'macro F1'.padStart(9)}`,
    ...runs.map((run, i) => line(String(i + 1), run)),
    line('mean', meanOf(runs)),
  ];
}

const meanOf = (runs: readonly RunFigures[]): Pick<RunFigures, 'accuracy' | 'macroF1' | 'ece'> => ({
  accuracy: mean(runs.map(({ accuracy }) => accuracy)),
  macroF1: mean(runs.map(({ macroF1 }) => macroF1)),
  ece: mean(runs.map(({ ece }) => ece)),
});

/** The figures as one JSON object on one line. */
export function evaluationJson(evaluation: Evaluation, plan: Plan, grade: TrainingGrade): string {
  const { accuracy, macroF1, ece, trainSeconds, msPerQuery, texts, intents, scope, runs } = evaluation;
  const each = { mean: meanOf(runs), each: runs };
  const json = {
    ...{ accuracy, macroF1, ece, trainSeconds, msPerQuery, grade, texts },
    ...scope,
    ...(plan.kind === 'shots' && { shots: { perIntent: plan.shots, ...each } }),
    ...(plan.kind === 'folds' && { folds: each }),
    perIntent: intents,
  };
  return `${JSON.stringify(json)}\n`;
}
