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
const STEPS = 100;
const RATE = 0.08;
/** Draws biases to 0 and weights to equal parts, as strongly as so many rows would. */
const PRIOR_ROWS = 20;

/** Everybody counts alike, nothing is shifted: what is used where there is nothing to fit by. */
export const evenPool = (members: number, classes: number): Pool => ({
  weights: Array.from({ length: members }, () => 1 / members),
  bias: Array.from({ length: classes }, () => 0),
});

/** The pool under which the right answers are most likely (Adam on the mean negative log-likelihood). */
export function fitPool(polled: Polled, seed = 1): Pool {
  const members = polled.members.length;
  const classes = polled.members[0]?.classes ?? 0;
  const start = evenPool(members, classes);
  const most = Math.min(MOST_ROWS, Math.ceil(MOST_ANSWERS / Math.max(1, classes)));
  const drawn = drawRows(polled, most, seed);
  if (drawn.answers.length === 0 || classes === 0) return start;
  const values = Float64Array.from([...start.weights, ...start.bias]);
  const gradient = new Float64Array(values.length);
  const [first, second] = [new Float64Array(values.length), new Float64Array(values.length)];
  for (let step = 1; step <= STEPS; step++) {
    slope(drawn, members, values, gradient);
    const rate = (RATE * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
    for (let i = 0; i < values.length; i++) {
      const isWeight = i < members;
      const prior = PRIOR_ROWS * ((values[i] ?? 0) - (isWeight ? 1 / members : 0));
      const g = ((gradient[i] ?? 0) + prior) / drawn.answers.length;
      first[i] = 0.9 * (first[i] ?? 0) + 0.1 * g;
      second[i] = 0.999 * (second[i] ?? 0) + 0.001 * g * g;
      const moved = (values[i] ?? 0) - (rate * (first[i] ?? 0)) / (Math.sqrt(second[i] ?? 0) + 1e-8);
      values[i] = isWeight ? Math.max(0, moved) : moved;
    }
  }
  return { weights: [...values.subarray(0, members)], bias: [...values.subarray(members)] };
}

interface DrawnRows {
  readonly answers: Int32Array;
  /** [rows, members, classes] */
  readonly said: Float32Array;
}

/** Rows that are told, `most` of them drawn where there are more. */
function drawRows({ members, answers }: Polled, most: number, seed: number): DrawnRows {
  const told = Int32Array.from(answers.keys()).filter((row) => (answers[row] ?? -1) >= 0);
  const rows = told.length <= most ? told : shuffle(told, seededRandom(seed)).slice(0, most);
  const classes = members[0]?.classes ?? 0;
  const said = new Float32Array(rows.length * members.length * classes);
  rows.forEach((row, i) => {
    members.forEach(({ values }, m) => {
      said.set(values.subarray(row * classes, (row + 1) * classes), (i * members.length + m) * classes);
    });
  });
  return { answers: rows.map((row) => answers[row] ?? 0), said };
}

/** Gradient of the summed negative log-likelihood by weights and biases. */
function slope(
  { answers, said }: DrawnRows,
  members: number,
  values: Float64Array,
  gradient: Float64Array,
): void {
  const classes = values.length - members;
  const row = new Float64Array(classes);
  gradient.fill(0);
  for (let i = 0; i < answers.length; i++) {
    const from = i * members * classes;
    poolRow(said, from, members, values, row);
    const answer = answers[i] ?? 0;
    for (let c = 0; c < classes; c++) {
      const gap = exp(row[c] ?? 0) - (c === answer ? 1 : 0);
      gradient[members + c] = (gradient[members + c] ?? 0) + gap;
      for (let m = 0; m < members; m++)
        gradient[m] = (gradient[m] ?? 0) + gap * (said[from + m * classes + c] ?? 0);
    }
  }
}

const { exp } = Math;

/** @param from where the row begins in what was said: [members, classes] */
function poolRow(
  said: Float32Array,
  from: number,
  members: number,
  values: ArrayLike<number>,
  row: Float64Array,
): void {
  const classes = row.length;
  for (let c = 0; c < classes; c++) {
    let sum = values[members + c] ?? 0;
    for (let m = 0; m < members; m++) sum += (values[m] ?? 0) * (said[from + m * classes + c] ?? 0);
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
  const said = new Float32Array(members.length * classes);
  const all = [...weights, ...bias];
  for (let place = 0; place < rows; place++) {
    members.forEach((member, m) => {
      said.set(member.values.subarray(place * classes, (place + 1) * classes), m * classes);
    });
    poolRow(said, 0, members.length, all, row);
    values.set(row, place * classes);
  }
  return { classes, values };
}
