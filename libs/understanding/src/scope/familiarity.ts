import type { SparseVector } from '../features/vectoriser.js';
import type { HeadInput, LinearHead } from '../model/linear-head.js';

/** How near a text is to what a model was trained on; a larger number is nearer. */
export interface Nearness {
  /** Share of what the text says that the training data knew, 0 to 1. */
  readonly known: number;
  /** Log-odds that the text is one of the training texts and not an everyday one. */
  readonly ours: number;
  /** Cosine of its vector and the nearest intent's mean vector; absent where no encoder reads the text. */
  readonly similar: number | undefined;
}

/** Learnt from the training texts and everyday ones: tells the model's subject from the rest of the world. */
export class Familiarity {
  constructor(
    /** One label: ours. */
    readonly head: LinearHead,
    /** Mean vectors of the intents, of unit length, one after another; empty without an encoder. */
    readonly centroids: Float32Array,
  ) {}

  /** @param vector centred, of any length */
  measure(terms: SparseVector, vector: Float32Array | undefined): Nearness {
    const score = new Float32Array(1);
    this.head.scores({ terms, vector }, score);
    return { known: terms.known, ours: score[0] ?? 0, similar: vector && this.#nearest(vector) };
  }

  #nearest(vector: Float32Array): number {
    const length = lengthOf(vector);
    if (length === 0) return 0;
    let nearest = -1;
    for (let from = 0; from < this.centroids.length; from += vector.length) {
      let dot = 0;
      for (let d = 0; d < vector.length; d++) dot += (vector[d] ?? 0) * (this.centroids[from + d] ?? 0);
      nearest = Math.max(nearest, dot / length);
    }
    return nearest;
  }
}

/** `Math.hypot` guards against sums that overflow, which costs fifty times as much. */
function lengthOf(vector: Float32Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares);
}

/** Mean vectors of unit length by label; zero where a label has no vectors. */
export function centroidsOf(
  inputs: readonly HeadInput[],
  labels: Int32Array,
  classes: number,
  dimensions: number,
): Float32Array {
  const centroids = new Float32Array(classes * dimensions);
  inputs.forEach(({ vector }, i) => {
    const from = (labels[i] ?? 0) * dimensions;
    vector?.forEach((value, d) => (centroids[from + d] = (centroids[from + d] ?? 0) + value));
  });
  for (let from = 0; from < centroids.length; from += dimensions) {
    const mean = centroids.subarray(from, from + dimensions);
    const length = lengthOf(mean) || 1;
    mean.forEach((value, d) => (mean[d] = value / length));
  }
  return centroids;
}
