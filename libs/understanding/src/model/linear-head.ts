import type { SparseVector } from '../features/vectoriser.js';

/** What one text looks like to the head. */
export interface HeadInput {
  readonly terms: SparseVector;
  /** The sentence vector, centred and scaled; absent where no encoder knows the language. */
  readonly vector: Float32Array | undefined;
}

/**
 * The linear part of multinomial logistic regression: scores = Wᵀx + b.
 * `weights` holds one row of `labels` numbers for every term, then for every dimension of the sentence vector,
 * and the bias as the last row; a sparse text so touches a few short, contiguous rows.
 */
export class LinearHead {
  constructor(
    readonly terms: number,
    readonly dimensions: number,
    readonly labels: number,
    readonly weights: Float32Array,
  ) {
    const expected = (terms + dimensions + 1) * labels;
    if (weights.length !== expected) {
      throw new RangeError(`A head of this shape has ${expected} weights, not ${weights.length}.`);
    }
  }

  static zero(terms: number, dimensions: number, labels: number): LinearHead {
    return new LinearHead(terms, dimensions, labels, new Float32Array((terms + dimensions + 1) * labels));
  }

  get biasRow(): number {
    return this.terms + this.dimensions;
  }

  /** How much more a row weighs for a label than for its rivals, whose shares sum to 1. */
  advantage(row: number, label: number, rivals: Float32Array): number {
    const from = row * this.labels;
    let others = 0;
    for (let i = 0; i < this.labels; i++) others += (rivals[i] ?? 0) * (this.weights[from + i] ?? 0);
    return (this.weights[from + label] ?? 0) - others;
  }

  /** Writes the score of every label into `into`, which has `labels` places. */
  scores({ terms, vector }: HeadInput, into: Float32Array): void {
    const { weights, labels } = this;
    const bias = this.biasRow * labels;
    into.set(weights.subarray(bias, bias + labels));
    for (let i = 0; i < terms.indices.length; i++) {
      addScaled(into, 0, weights, (terms.indices[i] ?? 0) * labels, labels, terms.values[i] ?? 0);
    }
    if (vector) addRows(into, 0, weights, this.terms * labels, labels, vector, this.dimensions);
  }
}

/** The label of the highest score, the first of equal ones. */
export const leadingLabel = (scores: Float32Array): number =>
  scores.reduce((leader, score, i) => (score > (scores[leader] ?? 0) ? i : leader), 0);

/** into[i] += factor · from[i] over `length` places, from the given offsets. */
export function addScaled(
  into: Float32Array,
  intoAt: number,
  from: Float32Array,
  fromAt: number,
  length: number,
  factor: number,
): void {
  for (let i = 0; i < length; i++) {
    into[intoAt + i] = (into[intoAt + i] ?? 0) + factor * (from[fromAt + i] ?? 0);
  }
}

/**
 * into[i] += Σ factors[r] · row r of `from`[i], for `rows` rows of `length` places that lie one after another.
 * Four rows at a time: most of the time goes into reading and writing `into`.
 */
export function addRows(
  into: Float32Array,
  intoAt: number,
  from: Float32Array,
  fromAt: number,
  length: number,
  factors: Float32Array,
  rows: number,
): void {
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    const a = fromAt + row * length;
    const b = a + length;
    const c = b + length;
    const d = c + length;
    const fa = factors[row] ?? 0;
    const fb = factors[row + 1] ?? 0;
    const fc = factors[row + 2] ?? 0;
    const fd = factors[row + 3] ?? 0;
    for (let i = 0; i < length; i++) {
      into[intoAt + i] =
        (into[intoAt + i] ?? 0) +
        fa * (from[a + i] ?? 0) +
        fb * (from[b + i] ?? 0) +
        fc * (from[c + i] ?? 0) +
        fd * (from[d + i] ?? 0);
    }
  }
  for (; row < rows; row++) {
    addScaled(into, intoAt, from, fromAt + row * length, length, factors[row] ?? 0);
  }
}

/** Turns scores into probabilities in place; a temperature above 1 makes them less certain. */
export function softmax(scores: Float32Array, temperature = 1): void {
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const value = Math.exp(((scores[i] ?? 0) - highest) / temperature);
    scores[i] = value;
    sum += value;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / sum;
}
