import { seededRandom, shuffle } from '#kernel';
import { type LogProbabilities, normalise } from './probabilities.js';

/**
 * A log-linear pool (Genest and Zidek 1986): the logarithms of what several say, weighed and summed, and a bias an
 * answer. Weights that sum to less than 1 make the whole less sure, so that it is calibrated at the same time; with one
 * member it is temperature scaling, the biases make it vector scaling (Guo et al. 2017).
 */
export interface Pool {
  /** One weight a member, in the order of the members; 0 or more. */
  readonly weights: readonly number[];
  /** One number an answer. */
  readonly bias: readonly number[];
}

/** What a pool is fitted by: every member on the same rows, which no member has learnt from. */
export interface Polled {
  readonly members: readonly LogProbabilities[];
  /** [rows], -1 where nothing is known. */
  readonly answers: Int32Array;
}

/** Answers looked at in a step: more rows tell hardly more of so few numbers. */
const MOST_ANSWERS = 500_000;
const MOST_ROWS = 20_000;
const STEPS = 150;
const RATE = 0.05;
/** Draws biases to 0 and weights to equal parts, as strongly as so many rows would. */
const PRIOR_ROWS = 20;

/** Everybody counts alike, nothing is shifted: what is used where there is nothing to fit by. */
export const evenPool = (members: number, classes: number): Pool => ({
  weights: Array.from({ length: members }, () => 1 / members),
  bias: Array.from({ length: classes }, () => 0),
});

/** The pool under which the right answers are most likely (Adam on the mean negative log-likelihood). */
export function fitPool({ members, answers }: Polled, seed = 1): Pool {
  const classes = members[0]?.classes ?? 0;
  const rows = rowsToFit(answers, Math.min(MOST_ROWS, Math.ceil(MOST_ANSWERS / Math.max(1, classes))), seed);
  if (rows.length === 0 || classes === 0) return evenPool(members.length, classes);
  const start = evenPool(members.length, classes);
  const values = Float64Array.from([...start.weights, ...start.bias]);
  const gradient = new Float64Array(values.length);
  const [first, second] = [new Float64Array(values.length), new Float64Array(values.length)];
  for (let step = 1; step <= STEPS; step++) {
    slope({ members, answers }, rows, values, gradient);
    for (let i = 0; i < values.length; i++) {
      const prior =
        (i < members.length ? (values[i] ?? 0) - 1 / members.length : (values[i] ?? 0)) * PRIOR_ROWS;
      const g = ((gradient[i] ?? 0) + prior) / rows.length;
      first[i] = 0.9 * (first[i] ?? 0) + 0.1 * g;
      second[i] = 0.999 * (second[i] ?? 0) + 0.001 * g * g;
      const rate = (RATE * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
      values[i] = (values[i] ?? 0) - (rate * (first[i] ?? 0)) / (Math.sqrt(second[i] ?? 0) + 1e-8);
      if (i < members.length) values[i] = Math.max(0, values[i] ?? 0);
    }
  }
  return { weights: [...values.subarray(0, members.length)], bias: [...values.subarray(members.length)] };
}

function rowsToFit(answers: Int32Array, most: number, seed: number): Int32Array {
  const told = Int32Array.from(answers.keys()).filter((row) => (answers[row] ?? -1) >= 0);
  return told.length <= most ? told : shuffle(told, seededRandom(seed)).slice(0, most);
}

/** Gradient of the summed negative log-likelihood by weights and biases. */
function slope(
  { members, answers }: Polled,
  rows: Int32Array,
  values: Float64Array,
  gradient: Float64Array,
): void {
  const classes = values.length - members.length;
  const row = new Float64Array(classes);
  gradient.fill(0);
  for (const place of rows) {
    poolRow(members, place, values, row);
    for (let c = 0; c < classes; c++) {
      const gap = Math.exp(row[c] ?? 0) - (c === answers[place] ? 1 : 0);
      gradient[members.length + c] = (gradient[members.length + c] ?? 0) + gap;
      for (let m = 0; m < members.length; m++)
        gradient[m] = (gradient[m] ?? 0) + gap * (members[m]?.values[place * classes + c] ?? 0);
    }
  }
}

function poolRow(
  members: readonly LogProbabilities[],
  place: number,
  values: ArrayLike<number>,
  row: Float64Array,
): void {
  const classes = row.length;
  for (let c = 0; c < classes; c++) {
    let sum = values[members.length + c] ?? 0;
    for (let m = 0; m < members.length; m++)
      sum += (values[m] ?? 0) * (members[m]?.values[place * classes + c] ?? 0);
    row[c] = sum;
  }
  normalise(row);
}

/** What the members say together, row by row. */
export function pooled({ weights, bias }: Pool, members: readonly LogProbabilities[]): LogProbabilities {
  const classes = bias.length;
  const rows = (members[0]?.values.length ?? 0) / Math.max(1, classes);
  const values = new Float32Array(rows * classes);
  const row = new Float64Array(classes);
  const all = [...weights, ...bias];
  for (let place = 0; place < rows; place++) {
    poolRow(members, place, all, row);
    values.set(row, place * classes);
  }
  return { classes, values };
}
