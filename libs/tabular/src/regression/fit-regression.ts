import { lossOf, sigmoid } from '../log-odds.js';
import { solveInPlace } from './cholesky.js';
import type { SparseRows } from './design.js';

const MOST_STEPS = 25;
const SMALLEST_STEP = 1 / 1024;
/** Loss a row below which a step is not worth another. */
const SETTLED = 1e-9;

interface Problem {
  readonly design: SparseRows;
  readonly labels: Uint8Array;
  readonly rows: Int32Array;
  readonly size: number;
  readonly l2: number;
}

/**
 * Weights of the logistic regression with penalty ½·l2·‖w‖² (the constant, feature 0, goes free), by Newton's method
 * (iteratively reweighted least squares) with halved steps where a whole one goes too far.
 *
 * @param rows places of the rows to learn from
 * @param start weights of a regression with another `l2`, to begin near the end
 */
export function fitRegression(problem: Problem, start?: Float64Array): Float64Array {
  let weights: Float64Array = start?.slice() ?? new Float64Array(problem.size);
  let loss = penalisedLoss(problem, weights);
  for (let step = 0; step < MOST_STEPS; step++) {
    const direction = newtonStep(problem, weights);
    const next = shortened(problem, weights, direction, loss);
    if (!next) break;
    const gained = loss - next.loss;
    ({ weights, loss } = next);
    if (gained < SETTLED * problem.rows.length) break;
  }
  return weights;
}

export function scoreAt({ width, indices, values }: SparseRows, row: number, weights: Float64Array): number {
  let sum = 0;
  for (let at = row * width; at < (row + 1) * width; at++)
    sum += (weights[indices[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

function penalisedLoss({ design, labels, rows, l2 }: Problem, weights: Float64Array): number {
  let loss = 0;
  for (const row of rows) loss += lossOf(scoreAt(design, row, weights), labels[row] ?? 0);
  for (let i = 1; i < weights.length; i++) loss += 0.5 * l2 * (weights[i] ?? 0) ** 2;
  return loss;
}

/** The way to the least of the parabola that touches the loss here. */
function newtonStep({ design, labels, rows, size, l2 }: Problem, weights: Float64Array): Float64Array {
  const curvature = new Float64Array(size * size);
  const slope = weights.map((weight, i) => (i === 0 ? 0 : -l2 * weight));
  for (let i = 0; i < size; i++) curvature[i * size + i] = i === 0 ? 1e-9 : l2;
  for (const row of rows) {
    const probability = sigmoid(scoreAt(design, row, weights));
    addRow(design, row, (labels[row] ?? 0) - probability, slope, probability * (1 - probability), curvature);
  }
  return solveInPlace(curvature, size, slope);
}

function addRow(
  { width, indices, values }: SparseRows,
  row: number,
  residual: number,
  slope: Float64Array,
  weight: number,
  curvature: Float64Array,
): void {
  const size = slope.length;
  const from = row * width;
  for (let a = from; a < from + width; a++) {
    const i = indices[a] ?? 0;
    const value = values[a] ?? 0;
    slope[i] = (slope[i] ?? 0) + residual * value;
    // Indices ascend within a row: what is written is the lower triangle.
    for (let b = from; b <= a; b++) {
      const at = i * size + (indices[b] ?? 0);
      curvature[at] = (curvature[at] ?? 0) + weight * value * (values[b] ?? 0);
    }
  }
}

function shortened(
  problem: Problem,
  weights: Float64Array,
  direction: Float64Array,
  loss: number,
): { weights: Float64Array; loss: number } | undefined {
  for (let share = 1; share >= SMALLEST_STEP; share /= 2) {
    const moved = weights.map((weight, i) => weight + share * (direction[i] ?? 0));
    const reached = penalisedLoss(problem, moved);
    if (reached < loss) return { weights: moved, loss: reached };
  }
  return undefined;
}
