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

  /** Writes the score of every label into `into`, which has `labels` places. */
  scores({ terms, vector }: HeadInput, into: Float32Array): void {
    const { weights, labels } = this;
    const bias = this.biasRow * labels;
    into.set(weights.subarray(bias, bias + labels));
    for (let i = 0; i < terms.indices.length; i++) {
      addScaled(into, 0, weights, (terms.indices[i] ?? 0) * labels, labels, terms.values[i] ?? 0);
    }
    if (!vector) return;
    for (let d = 0; d < this.dimensions; d++) {
      addScaled(into, 0, weights, (this.terms + d) * labels, labels, vector[d] ?? 0);
    }
  }
}

/** into[i] += factor · from[i] over `length` places, from the given offsets. The one inner loop of this library. */
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
