import type { Evaluation } from './evaluate-intents.js';

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** The figures as a page for the terminal. */
export function evaluationTable(evaluation: Evaluation): string {
  const { texts, accuracy, macroF1, ece, trainSeconds, msPerQuery } = evaluation;
  const weakest = [...evaluation.intents].sort((a, b) => a.f1 - b.f1).slice(0, 10);
  return [
    `Test texts         ${String(texts)}`,
    `Accuracy           ${percent(accuracy)}`,
    `Macro F1           ${percent(macroF1)}`,
    `Calibration error  ${percent(ece)} (15 bins)`,
    `Training           ${trainSeconds.toFixed(1)} s`,
    `One text           ${msPerQuery.toFixed(2)} ms (32 at a time)`,
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

/** The figures as one JSON object on one line. */
export function evaluationJson({ accuracy, macroF1, ece, trainSeconds, msPerQuery }: Evaluation): string {
  return `${JSON.stringify({ accuracy, macroF1, ece, trainSeconds, msPerQuery })}\n`;
}
