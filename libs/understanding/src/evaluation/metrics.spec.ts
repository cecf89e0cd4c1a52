import { describe, expect, it } from '@jest/globals';
import { confusions, expectedCalibrationError, measure, type Outcome } from './metrics.js';

const outcome = (actual: string, predicted: string, probability = 0.5): Outcome => ({
  actual,
  predicted,
  probability,
});

describe('measure', () => {
  const metrics = measure([
    outcome('a', 'a'),
    outcome('a', 'a'),
    outcome('a', 'b'),
    outcome('b', 'b'),
    outcome('c', 'b'),
  ]);

  it('counts right answers', () => expect(metrics.accuracy).toBe(0.6));

  it('gives precision, recall and F1 of each intent, also of one that is never found', () => {
    expect(metrics.intents).toEqual([
      { intent: 'a', precision: 1, recall: 2 / 3, f1: 0.8, texts: 3 },
      { intent: 'b', precision: 1 / 3, recall: 1, f1: 0.5, texts: 1 },
      { intent: 'c', precision: 0, recall: 0, f1: 0, texts: 1 },
    ]);
    expect(metrics.macroF1).toBeCloseTo(1.3 / 3, 10);
  });

  it('says 0, not NaN, of nothing', () => {
    expect(measure([])).toEqual({ texts: 0, accuracy: 0, macroF1: 0, ece: 0, intents: [] });
  });
});

describe('expectedCalibrationError', () => {
  it('is 0 where probabilities come true', () => {
    const outcomes = Array.from({ length: 10 }, (_, i) => outcome('a', i < 7 ? 'a' : 'b', 0.7));
    expect(expectedCalibrationError(outcomes)).toBeCloseTo(0, 10);
  });

  it('weighs the gap of each bin by its texts, and has a bin for certainty', () => {
    const outcomes = [
      outcome('a', 'b', 1),
      outcome('a', 'a', 0.6),
      outcome('a', 'a', 0.6),
      outcome('a', 'b', 0.6),
    ];
    expect(expectedCalibrationError(outcomes)).toBeCloseTo(1 / 4 + (3 / 4) * Math.abs(0.6 - 2 / 3), 10);
  });
});

it('lists confusions, the most frequent first', () => {
  expect(confusions([outcome('a', 'b'), outcome('b', 'a'), outcome('b', 'a'), outcome('b', 'b')])).toEqual([
    { actual: 'b', predicted: 'a', texts: 2 },
    { actual: 'a', predicted: 'b', texts: 1 },
  ]);
});
