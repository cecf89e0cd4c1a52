import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '#kernel';
import { calibrationError, operatingPoint } from '../evaluation/binary-metrics.js';
import { sigmoid } from '../log-odds.js';
import { memberWeights, weightedMean } from './member-weights.js';
import { calibrate } from './platt.js';
import { bestThresholds } from './thresholds.js';

const random = seededRandom(2);
const honest = Float64Array.from({ length: 4000 }, () => 6 * random() - 3);
const labels = Uint8Array.from(honest, (score) => Number(random() < sigmoid(score)));

describe('calibrate', () => {
  it('finds the slope and shift that make scores come true again', () => {
    const { slope, shift } = calibrate(
      honest.map((score) => 3 * score + 1),
      labels,
    );
    expect(slope).toBeCloseTo(1 / 3, 1);
    expect(shift).toBeCloseTo(-1 / 3, 0);
    const bent = honest.map((score) => 3 * score + 1);
    const error = (scores: Float64Array): number => calibrationError(scores.map(sigmoid), labels);
    expect(error(bent)).toBeGreaterThan(0.1);
    expect(error(bent.map((score) => slope * score + shift))).toBeLessThan(0.03);
  });

  it('never turns the order round', () => {
    expect(
      calibrate(
        honest.map((score) => -score),
        labels,
      ),
    ).toEqual({ slope: 1, shift: 0 });
  });
});

describe('memberWeights', () => {
  it('trusts the one that knows, and mixes two that know different things', () => {
    const guess = honest.map(() => random() - 0.5);
    expect(memberWeights([guess, honest], labels)).toEqual([0, 1]);
    const [a, b] = [honest.map((score) => score + 3 * random()), honest.map((score) => score - 3 * random())];
    const weights = memberWeights([a, b], labels);
    expect(Math.min(...weights)).toBeGreaterThan(0.2);
    expect([...weightedMean([a, b], [0.5, 0.5])][0]).toBeCloseTo((Number(a[0]) + Number(b[0])) / 2, 10);
  });
});

describe('bestThresholds', () => {
  it('does as well as any threshold, but for the little that is given for steadiness', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 999 }), fc.boolean()), {
          minLength: 8,
          maxLength: 60,
          selector: ([probability]) => probability,
        }),
        (items) => {
          fc.pre(items.some(([, yes]) => yes) && items.some(([, yes]) => !yes));
          const probabilities = Float64Array.from(items, ([probability]) => probability / 1000);
          const truth = Uint8Array.from(items, ([, yes]) => Number(yes));
          const at = (threshold: number) => operatingPoint(probabilities, truth, threshold);
          const best = (figure: 'f1' | 'accuracy') =>
            Math.max(...[...probabilities].map((threshold) => at(threshold)[figure]));
          const { f1, accuracy } = bestThresholds(probabilities, truth);
          expect(at(f1).f1).toBeGreaterThanOrEqual(best('f1') - 0.0021);
          expect(at(accuracy).accuracy).toBeGreaterThanOrEqual(best('accuracy') - 0.0021);
        },
      ),
    ));

  it('parts what can be parted without error', () => {
    const { f1, accuracy } = bestThresholds(Float64Array.of(0.1, 0.2, 0.7, 0.9), Uint8Array.of(0, 0, 1, 1));
    expect([f1, accuracy].every((threshold) => threshold > 0.2 && threshold <= 0.7)).toBe(true);
  });
});
