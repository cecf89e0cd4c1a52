import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '#kernel';
import { fitPool, pooled } from './pool.js';
import { fromLogits, type LogProbabilities } from './probabilities.js';

const random = seededRandom(7);
const ROWS = 2_000;

/** Answers drawn from known probabilities, and somebody who knows them but is far too sure. */
const odds = Float32Array.from({ length: ROWS }, () => 4 * (random() - 0.5));
const answers = Int32Array.from(odds, (logit) => (random() < 1 / (1 + Math.exp(-logit)) ? 1 : 0));
const yes = (logits: Float32Array): LogProbabilities => {
  const none = new Float32Array();
  const said = fromLogits(
    { rows: logits.length, type: none, question: none, purchase: logits, comeBack: none },
    { question: 0, type: 0, purchase: 2, comeBack: 2 },
  );
  return said.purchase ?? { classes: 2, values: none };
};
const overSure = yes(odds.map((logit) => 3 * logit + 1));
const noise = yes(odds.map(() => 4 * (random() - 0.5)));

const error = ({ values }: LogProbabilities): number => {
  const gaps = new Float64Array(10);
  answers.forEach((answer, row) => {
    const probability = Math.exp(values[2 * row + 1] ?? 0);
    const bin = Math.min(9, Math.floor(10 * probability));
    gaps[bin] = (gaps[bin] ?? 0) + probability - answer;
  });
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / ROWS;
};

describe('a pool', () => {
  it('makes one who is too sure as sure as they are right', () => {
    const pool = fitPool({ members: [overSure], answers });
    expect(pool.weights[0]).toBeCloseTo(1 / 3, 1);
    expect(error(overSure)).toBeGreaterThan(0.08);
    expect(error(pooled(pool, [overSure]))).toBeLessThan(0.03);
  });

  it('listens to who knows, and hardly to who does not', () => {
    const { weights } = fitPool({ members: [overSure, noise], answers });
    expect(weights[0] ?? 0).toBeGreaterThan(0.25);
    expect(weights[1] ?? 1).toBeLessThan(0.1);
  });

  it('gives probabilities that sum to 1, and looks at no row that has no answer', () => {
    const untold = answers.map((answer, row) => (row < 1_000 ? answer : -1));
    const fewer = { classes: 2, values: overSure.values.slice(0, 2_000) };
    expect(fitPool({ members: [overSure], answers: untold })).toEqual(
      fitPool({ members: [fewer], answers: answers.slice(0, 1_000) }),
    );
    const { values } = pooled(fitPool({ members: [overSure, noise], answers: untold }), [overSure, noise]);
    for (let row = 0; row < 50; row++)
      expect(Math.exp(values[2 * row] ?? 0) + Math.exp(values[2 * row + 1] ?? 0)).toBeCloseTo(1, 5);
  });

  it('without anything to fit by counts everybody alike', () => {
    const pool = fitPool({ members: [overSure, noise], answers: answers.map(() => -1) });
    expect(pool).toEqual({ weights: [0.5, 0.5], bias: [0, 0] });
  });
});
