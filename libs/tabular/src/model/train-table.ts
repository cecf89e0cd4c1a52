import { memberWeights, weightedMean } from '../blend/member-weights.js';
import { calibrate } from '../blend/platt.js';
import { bestThresholds } from '../blend/thresholds.js';
import type { TableRow } from '../cell.js';
import { learnColumns } from '../columns/learn-columns.js';
import { TableEncoder } from '../columns/table-encoder.js';
import { areaUnderCurve, calibrationError, operatingPoint } from '../evaluation/binary-metrics.js';
import { foldsOf, partsOf } from '../evaluation/folds.js';
import { logLoss, sigmoid } from '../log-odds.js';
import { TableUnlearnable } from '../table-unlearnable.js';
import {
  type TableLesson,
  type TrainedRegression,
  type TrainedTrees,
  trainRegression,
  trainTrees,
} from './members.js';
import { DEFAULT_TABLE_SETTINGS, type TableSettings } from './settings.js';
import { TableModel } from './table-model.js';
import type { RankingFigures } from './table-parts.js';

export interface TableTraining extends Partial<TableSettings> {
  /** Told the share that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Learns to tell yes from no. Everything beyond the members' own weights (when trees stop, penalties, who weighs how
 * much, calibration, thresholds) is chosen by inner cross-validation; the models of its parts are kept and averaged.
 * The same rows, labels and settings give the same model. It takes seconds of processor time: run it beside a server,
 * not in it.
 *
 * @throws TableUnlearnable where there is one class only, or nothing that differs between rows
 */
export function trainTable(
  rows: readonly TableRow[],
  labels: readonly boolean[],
  { onProgress = () => undefined, ...asked }: TableTraining = {},
): TableModel {
  const settings = { ...DEFAULT_TABLE_SETTINGS, ...asked };
  const lesson = lessonOf(rows, Uint8Array.from(labels, Number), settings);
  const regression = trainRegression(lesson, settings.l2);
  const trees = trainTrees(lesson, { ...settings.trees, seed: settings.seed }, onProgress);
  return assembled(lesson, trees, regression);
}

function lessonOf(
  rows: readonly TableRow[],
  labels: Uint8Array,
  { folds: asked, seed }: TableSettings,
): TableLesson {
  if (rows.length !== labels.length)
    throw new RangeError(`There are ${rows.length} rows and ${labels.length} labels.`);
  const yes = labels.reduce((sum, label) => sum + label, 0);
  const rarer = Math.min(yes, labels.length - yes);
  if (rarer < 2)
    throw new TableUnlearnable(
      `Of ${labels.length} rows ${yes} are yes and ${labels.length - yes} are no: at least 2 of each are needed to tell them apart.`,
    );
  const columns = learnColumns(rows);
  if (columns.length === 0)
    throw new TableUnlearnable('No column tells the rows apart: every one says the same in all rows.');
  const folds = Math.min(asked, rarer);
  const parts = partsOf(foldsOf(rows, labels, folds, seed), folds);
  return { rows, labels, parts, encoder: new TableEncoder(columns) };
}

/** Weighs the members, calibrates their mean and picks the thresholds, all by rows that were held out. */
function assembled(
  { labels, encoder }: TableLesson,
  trees: TrainedTrees,
  regression: TrainedRegression,
): TableModel {
  const scores = [trees.heldOut, regression.heldOut];
  const [ofTrees = 0, ofRegression = 0] = memberWeights(scores, labels);
  const mean = weightedMean(scores, [ofTrees, ofRegression]);
  const calibration = calibrate(mean, labels);
  const logOdds = mean.map((score) => calibration.slope * score + calibration.shift);
  const probabilities = logOdds.map(sigmoid);
  const thresholds = bestThresholds(probabilities, labels);
  return new TableModel({
    columns: encoder.columns,
    trees: { weight: ofTrees, models: trees.models },
    regression: { weight: ofRegression, weights: regression.weights, means: regression.means },
    calibration,
    thresholds,
    heldOut: {
      rows: labels.length,
      positives: labels.reduce((sum, label) => sum + label, 0),
      ece: calibrationError(probabilities, labels),
      atF1: operatingPoint(probabilities, labels, thresholds.f1),
      atAccuracy: operatingPoint(probabilities, labels, thresholds.accuracy),
      ...ranking(logOdds, labels),
      trees: ranking(trees.heldOut, labels),
      regression: ranking(regression.heldOut, labels),
    },
  });
}

const ranking = (scores: Float64Array, labels: Uint8Array): RankingFigures => ({
  auc: areaUnderCurve(scores, labels),
  logLoss: logLoss(scores, labels, Int32Array.from(labels.keys())),
});
