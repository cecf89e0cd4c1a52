import type { TableRow } from '../cell.js';
import type { TableEncoder } from '../columns/table-encoder.js';
import type { Parts } from '../evaluation/folds.js';
import { logLoss } from '../log-odds.js';
import { Design } from '../regression/design.js';
import { fitRegression, scoreAt } from '../regression/fit-regression.js';
import { meansOf } from '../regression/regression.js';
import { boost, type BoostedTrees, type BoostSettings } from '../trees/boosted-trees.js';

/** What every member learns from, parted alike for all of them. */
export interface TableLesson {
  readonly rows: readonly TableRow[];
  readonly labels: Uint8Array;
  readonly parts: readonly Parts[];
  readonly encoder: TableEncoder;
}

export interface TrainedTrees {
  readonly models: readonly BoostedTrees[];
  /** Score of every row by the one model that has not seen it. */
  readonly heldOut: Float64Array;
}

/** Boosted trees, once a part. All stop after the same number of trees: the one that was best over all parts. */
export function trainTrees(
  { rows, labels, parts, encoder }: TableLesson,
  settings: BoostSettings,
  onProgress: (share: number) => void,
): TrainedTrees {
  const table = encoder.encodeAll(rows);
  const { columns, bins } = encoder;
  const boosted = parts.map((part, i) => {
    const one = boost({ table, columns, bins, labels, ...part }, { ...settings, seed: settings.seed + i });
    onProgress((i + 1) / parts.length);
    return one;
  });
  const count = bestCount(boosted.map(({ losses }) => losses));
  const models = boosted.map(({ model }) => model.first(count));
  const heldOut = new Float64Array(rows.length);
  models.forEach((model, i) => model.addScores(table, parts[i]?.held ?? new Int32Array(), heldOut));
  return { models, heldOut };
}

/** Number of trees with the least mean loss; a curve that ended early stays where it ended. */
function bestCount(curves: readonly (readonly number[])[]): number {
  const longest = Math.max(...curves.map((curve) => curve.length));
  const means = Array.from({ length: longest }, (_, i) =>
    curves.reduce((sum, curve) => sum + (curve[Math.min(i, curve.length - 1)] ?? 0), 0),
  );
  return 1 + means.indexOf(Math.min(...means));
}

export interface TrainedRegression {
  /** Mean over the parts, which is the mean of their scores. */
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly heldOut: Float64Array;
}

/** Logistic regressions, once a part, with the penalty under which held-out labels are most likely. */
export function trainRegression(
  { rows, labels, parts, encoder }: TableLesson,
  penalties: readonly number[],
): TrainedRegression {
  const design = new Design(encoder);
  const sparse = design.of(rows);
  const { size } = design;
  const all = Int32Array.from(rows.keys());
  let best: TrainedRegression | undefined;
  let least = Infinity;
  const former: (Float64Array | undefined)[] = [];
  for (const l2 of [...penalties].sort((a, b) => b - a)) {
    const heldOut = new Float64Array(rows.length);
    const weights = new Float64Array(size);
    parts.forEach(({ train, held }, i) => {
      const fitted = fitRegression({ design: sparse, labels, rows: train, size, l2 }, former[i]);
      former[i] = fitted;
      for (const row of held) heldOut[row] = scoreAt(sparse, row, fitted);
      fitted.forEach((weight, f) => (weights[f] = (weights[f] ?? 0) + weight / parts.length));
    });
    const loss = logLoss(heldOut, labels, all);
    if (loss >= least) continue;
    least = loss;
    best = { weights: [...weights], means: [...meansOf(design, sparse)], heldOut };
  }
  if (!best) throw new RangeError('A regression needs at least one penalty to try.');
  return best;
}
