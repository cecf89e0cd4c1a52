import type { Targets } from '../encoding/encoded.js';
import type { Lesson } from '../labels/examples.js';
import type { HeadLogits } from '../model/foresight-network.js';

/** The heads that are blended; items are ranked by other means as well, and blended where they are recommended. */
export const blendedHeads = ['question', 'type', 'purchase', 'comeBack'] as const;
export type BlendedHead = (typeof blendedHeads)[number];

/** How many answers each head has. Yes-or-no heads have two: no, yes. */
export type Classes = Readonly<Record<BlendedHead, number>>;

/** Logarithms of probabilities, row by row, [rows, classes]. A row is a moment. */
export interface LogProbabilities {
  readonly classes: number;
  readonly values: Float32Array;
}

/** What one way to foresee says after moments. Heads that it knows nothing of are absent. */
export type HeadProbabilities = Partial<Readonly<Record<BlendedHead, LogProbabilities>>>;

/** Nothing is impossible: what was never seen has this probability at least. */
export const LEAST = 1e-6;

/** Probabilities of a network, from its logits. */
export function fromLogits(logits: HeadLogits, { question, type }: Classes): HeadProbabilities {
  return {
    ...(logits.question.length > 0 && { question: logSoftmax(logits.question, question) }),
    ...(logits.type.length > 0 && { type: logSoftmax(logits.type, type) }),
    ...(logits.purchase.length > 0 && { purchase: ofYes(logits.purchase) }),
    ...(logits.comeBack.length > 0 && { comeBack: ofYes(logits.comeBack) }),
  };
}

function logSoftmax(logits: Float32Array, classes: number): LogProbabilities {
  const values = Float32Array.from(logits);
  for (let from = 0; from < values.length; from += classes) normalise(values.subarray(from, from + classes));
  return { classes, values };
}

const { exp, log } = Math;

/** Makes logits logarithms of probabilities, in place. */
export function normalise(row: Float32Array | Float64Array): void {
  let highest = -Infinity;
  for (const value of row) if (value > highest) highest = value;
  let sum = 0;
  for (const value of row) sum += exp(value - highest);
  const shift = highest + log(sum);
  for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) - shift;
}

function ofYes(logits: Float32Array): LogProbabilities {
  const values = new Float32Array(2 * logits.length);
  logits.forEach((logit, i) => {
    const magnitude = Math.log1p(Math.exp(-Math.abs(logit)));
    values[2 * i] = -magnitude - Math.max(0, logit);
    values[2 * i + 1] = -magnitude - Math.max(0, -logit);
  });
  return { classes: 2, values };
}

/** The right answers of a head, lesson after lesson; -1 where there is none. */
export function answersOf(lessons: readonly Pick<Lesson, 'targets'>[], head: keyof Targets): Int32Array {
  const joined = new Int32Array(lessons.reduce((sum, { targets }) => sum + targets[head].length, 0));
  let from = 0;
  for (const { targets } of lessons) {
    joined.set(targets[head], from);
    from += targets[head].length;
  }
  return joined;
}
