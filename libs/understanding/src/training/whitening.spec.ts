import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '#kernel';
import { Whitening } from './whitening.js';

const random = seededRandom(9);
/** Two labels; within each the first direction varies ten times as much as the second. */
const labels = Int32Array.from({ length: 400 }, (_, i) => i % 2);
const vectors = Array.from(labels, (label) =>
  Float32Array.of(10 * (random() - 0.5), random() - 0.5 + label, 0.3 * (random() - 0.5)),
);

describe('Whitening', () => {
  it('makes examples of one label vary alike in all directions', () => {
    const whitening = Whitening.fit(vectors, labels, 0);
    const white = vectors.filter((_, i) => labels[i] === 0).map((vector) => whitening.apply(vector));
    for (const d of [0, 1, 2]) {
      const mean = white.reduce((sum, vector) => sum + (vector[d] ?? 0), 0) / white.length;
      const variance = white.reduce((sum, vector) => sum + ((vector[d] ?? 0) - mean) ** 2, 0) / white.length;
      expect(variance).toBeGreaterThan(0.8);
      expect(variance).toBeLessThan(1.2);
    }
  });

  it('can be folded into weights instead', () => {
    const whitening = Whitening.fit(vectors, labels, 0.3);
    const weights = Float32Array.from({ length: 6 }, () => random() - 0.5);
    const folded = weights.slice();
    whitening.fold(folded, 2);
    const dot = (vector: Float32Array, by: Float32Array, label: number): number =>
      vector.reduce((sum, value, d) => sum + value * (by[2 * d + label] ?? 0), 0);
    for (const vector of vectors.slice(0, 20)) {
      for (const label of [0, 1])
        expect(dot(vector, folded, label)).toBeCloseTo(dot(whitening.apply(vector), weights, label), 3);
    }
  });

  it('leaves directions alone where every label has one example', () => {
    const whitening = Whitening.fit(vectors.slice(0, 2), Int32Array.of(0, 1), 0.7);
    const [x = 0, y = 0] = whitening.apply(Float32Array.of(3, 4, 0));
    expect(x / y).toBeCloseTo(0.75, 5);
  });
});
