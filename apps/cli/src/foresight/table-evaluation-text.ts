import type { OperatingPoint, TableEvaluation } from '#tabular';

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** The figures as a page for the terminal. */
export function tableEvaluationText(evaluation: TableEvaluation, positive: string): string {
  const { rows, positives, auc, ece, atF1, atAccuracy, trainSeconds, folds } = evaluation;
  return [
    `Rows               ${rows}, ${positives} of them "${positive}" (${percent(positives / rows)})`,
    `AUC                ${auc.toFixed(4)}`,
    `Calibration error  ${percent(ece)} (15 bins)`,
    `Training           ${trainSeconds.toFixed(1)} s a fold`,
    '',
    `${'Threshold for'.padEnd(18)} ${['at', 'accuracy', 'precision', 'recall', 'F1'].map((name) => name.padStart(9)).join(' ')}`,
    pointLine('most F1', atF1),
    pointLine('most right answers', atAccuracy),
    '',
    `${'Fold'.padEnd(18)} ${['AUC', 'F1', 'accuracy'].map((name) => name.padStart(9)).join(' ')}`,
    ...folds.map(
      (fold, i) =>
        `${String(i + 1).padEnd(18)} ${[fold.auc.toFixed(4), percent(fold.atF1.f1), percent(fold.atAccuracy.accuracy)].map((figure) => figure.padStart(9)).join(' ')}`,
    ),
    '',
    'Thresholds were chosen inside each training part. Figures are means over the folds, the calibration error is over all rows.',
    '',
  ].join('\n');
}

function pointLine(name: string, { threshold, accuracy, precision, recall, f1 }: OperatingPoint): string {
  const shares = [accuracy, precision, recall, f1].map(percent);
  return `${name.padEnd(18)} ${[threshold.toFixed(3), ...shares].map((figure) => figure.padStart(9)).join(' ')}`;
}

/**
 * The figures as one JSON object on one line: accuracy at the threshold for most right answers; precision, recall and
 * F1 at the one for most F1. `at` has both in full.
 */
export function tableEvaluationJson(evaluation: TableEvaluation): string {
  const { auc, ece, atF1, atAccuracy, trainSeconds, rows, positives, folds } = evaluation;
  const json = {
    auc,
    ...headline(evaluation),
    ece,
    trainSeconds,
    rows,
    positives,
    at: { f1: atF1, accuracy: atAccuracy },
    folds: folds.map((fold) => ({
      auc: fold.auc,
      ...headline(fold),
      ece: fold.ece,
      trainSeconds: fold.trainSeconds,
      rows: fold.rows,
    })),
  };
  return `${JSON.stringify(json)}\n`;
}

const headline = ({
  atF1: { precision, recall, f1 },
  atAccuracy: { accuracy },
}: Pick<TableEvaluation, 'atF1' | 'atAccuracy'>): Record<string, number> => ({
  accuracy,
  precision,
  recall,
  f1,
});
