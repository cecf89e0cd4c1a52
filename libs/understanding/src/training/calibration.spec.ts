import { describe, expect, it } from '@jest/globals';
import { fitTemperature, negativeLogLikelihood, type HeldOutScores } from './calibration.js';
import { seededRandom } from '#kernel';
import { stratifiedFolds } from './random.js';

/** Labels drawn from the probabilities that the scores divided by `temperature` stand for. */
function drawn(temperature: number): HeldOutScores {
  const random = seededRandom(11);
  const texts = 4000;
  const scores = new Float32Array(texts * 3).map(() => 6 * random() - 3);
  const labels = new Int32Array(texts).map((_, i) => {
    const odds = [0, 1, 2].map((label) => Math.exp((scores[i * 3 + label] ?? 0) / temperature));
    let left = random() * odds.reduce((a, b) => a + b, 0);
    return odds.findIndex((odd) => (left -= odd) < 0);
  });
  return { scores, labels, classes: 3 };
}

describe('fitTemperature', () => {
  it.each([0.5, 1, 2.5])('finds the temperature %d that the truth was drawn with', (temperature) => {
    expect(Math.abs(fitTemperature(drawn(temperature)) / temperature - 1)).toBeLessThan(0.1);
  });

  it('is better than its neighbours', () => {
    const heldOut = drawn(1.7);
    const best = fitTemperature(heldOut);
    for (const other of [best * 0.9, best * 1.1]) {
      expect(negativeLogLikelihood(heldOut, other)).toBeGreaterThan(negativeLogLikelihood(heldOut, best));
    }
  });
});

describe('stratifiedFolds', () => {
  it('spreads every label evenly', () => {
    const labels = Int32Array.from({ length: 103 }, (_, i) => i % 5);
    const folds = stratifiedFolds(labels, 4, 1);
    for (let label = 0; label < 5; label++) {
      const sizes = [0, 1, 2, 3].map(
        (fold) => folds.filter((f, i) => f === fold && labels[i] === label).length,
      );
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
  });
});
