import type { TableRow } from '../cell.js';
import { trainTable, type TableTraining } from '../model/train-table.js';
import { TableUnlearnable } from '../table-unlearnable.js';
import { areaUnderCurve, calibrationError, type OperatingPoint, operatingPoint } from './binary-metrics.js';
import { foldsOf, type Parts, partsOf } from './folds.js';

/** Figures of rows that were never learnt from. */
export interface TableFigures {
  readonly auc: number;
  readonly ece: number;
  /** At the thresholds that did best for F1, and for accuracy, on rows held out inside the training part. */
  readonly atF1: OperatingPoint;
  readonly atAccuracy: OperatingPoint;
  readonly trainSeconds: number;
}

export interface TableEvaluation extends TableFigures {
  readonly rows: number;
  readonly positives: number;
  readonly folds: readonly (TableFigures & { readonly rows: number })[];
}

export interface CrossValidation extends TableTraining {
  readonly rows: readonly TableRow[];
  readonly labels: readonly boolean[];
  readonly outerFolds: number;
}

/**
 * Stratified cross-validation; rows alike in everything but the label stay on one side. Each fold is learnt anew from
 * the others, thresholds included. The figures are means over the folds, but for the calibration error, which is
 * taken over all rows together: bins of a single fold hold too few.
 *
 * @throws TableUnlearnable where there are fewer rows of a class than folds
 */
export function crossValidate({ rows, labels, outerFolds, ...training }: CrossValidation): TableEvaluation {
  const truth = Uint8Array.from(labels, Number);
  const positives = truth.reduce((sum, label) => sum + label, 0);
  if (Math.min(positives, truth.length - positives) < outerFolds)
    throw new TableUnlearnable(
      `Of ${truth.length} rows ${positives} are yes: ${outerFolds} folds need so many of yes and of no.`,
    );
  const parts = partsOf(foldsOf(rows, truth, outerFolds, training.seed ?? 1), outerFolds);
  const probabilities = new Float64Array(rows.length);
  const folds = parts.map((part, i) => {
    const onProgress = (share: number): void => training.onProgress?.((i + share) / outerFolds);
    const { figures, answers } = measured(part, rows, labels, { ...training, onProgress });
    part.held.forEach((row, at) => (probabilities[row] = answers[at] ?? 0));
    return figures;
  });
  const mean = (of: (figures: TableFigures) => number): number =>
    folds.reduce((sum, fold) => sum + of(fold), 0) / folds.length;
  const meanPoint = (of: (figures: TableFigures) => OperatingPoint): OperatingPoint => ({
    threshold: mean((fold) => of(fold).threshold),
    accuracy: mean((fold) => of(fold).accuracy),
    precision: mean((fold) => of(fold).precision),
    recall: mean((fold) => of(fold).recall),
    f1: mean((fold) => of(fold).f1),
  });
  return {
    auc: mean(({ auc }) => auc),
    ece: calibrationError(probabilities, truth),
    atF1: meanPoint(({ atF1 }) => atF1),
    atAccuracy: meanPoint(({ atAccuracy }) => atAccuracy),
    trainSeconds: mean(({ trainSeconds }) => trainSeconds),
    rows: rows.length,
    positives,
    folds,
  };
}

function measured(
  { train, held }: Parts,
  rows: readonly TableRow[],
  labels: readonly boolean[],
  training: TableTraining,
): { figures: TableFigures & { rows: number }; answers: Float64Array } {
  const started = performance.now();
  const rowsAt = (places: Int32Array): TableRow[] => Array.from(places, (i) => rows[i] ?? {});
  const model = trainTable(
    rowsAt(train),
    Array.from(train, (i) => labels[i] === true),
    training,
  );
  const trainSeconds = (performance.now() - started) / 1000;
  const answers = Float64Array.from(rowsAt(held), (row) => model.predict(row));
  const truth = Uint8Array.from(held, (i) => Number(labels[i]));
  const figures = {
    auc: areaUnderCurve(answers, truth),
    ece: calibrationError(answers, truth),
    atF1: operatingPoint(answers, truth, model.thresholds.f1),
    atAccuracy: operatingPoint(answers, truth, model.thresholds.accuracy),
    trainSeconds,
    rows: held.length,
  };
  return { figures, answers };
}
