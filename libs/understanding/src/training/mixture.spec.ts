import { describe, expect, it } from '@jest/globals';
import { Vectoriser } from '../features/vectoriser.js';
import { Familiarity } from '../scope/familiarity.js';
import { LinearHead } from '../model/linear-head.js';
import { DEFAULT_SETTINGS } from '../model/settings.js';
import type { HeldOut } from './hold-out.js';
import { mixtureOf, soleMember, type LinearPart } from './mixture.js';
import type { TunedEncoder } from './tune-encoders.js';

const CLASSES = 2;
const COUNT = 40;
const truth = Int32Array.from({ length: COUNT }, (_, i) => i % CLASSES);
const folds = Int32Array.from({ length: COUNT }, (_, i) => Math.floor(i / 2) % 2);

/** Scores that are right but for every n-th example, and surer than they should be by `boast`. */
const scoresOf = (wrongEvery: number, boast: number): Float32Array =>
  Float32Array.from({ length: COUNT * CLASSES }, (_, at) => {
    const example = Math.floor(at / CLASSES);
    const isRight = example % wrongEvery !== 0;
    return (truth[example] === at % CLASSES) === isRight ? boast : 0;
  });
const heldOutOf = (scores: Float32Array): HeldOut => ({
  scores,
  labels: truth,
  classes: CLASSES,
  examples: Int32Array.from(truth.keys()),
  folds,
  nearness: [],
  strangers: [],
});
const partOf = (wrongEvery: number, boast = 3): LinearPart => ({
  heldOut: heldOutOf(scoresOf(wrongEvery, boast)),
  fitted: {
    vectoriser: new Vectoriser(DEFAULT_SETTINGS.ngrams, [], new Float32Array()),
    space: undefined,
    head: LinearHead.zero(0, 0, CLASSES),
    familiarity: new Familiarity(LinearHead.zero(0, 0, 1), new Float32Array()),
  },
});
/** An encoder whose vector is the scores themselves, of the examples of its fold. */
const encoderOf = (fold: number, wrongEvery: number, reads = (_: number) => true): TunedEncoder => {
  const scores = scoresOf(wrongEvery, 3);
  return {
    fold,
    tuned: {
      encoder: `tuned-${String(fold)}`,
      dimensions: CLASSES,
      languages: ['en'],
      weights: Float32Array.of(1, 0, 0, 1),
      bias: new Float32Array(CLASSES),
    },
    vectors: Array.from(truth, (_, i) =>
      folds[i] === fold && reads(i) ? scores.slice(i * CLASSES, (i + 1) * CLASSES) : undefined,
    ),
  };
};
const shareOfTuned = (mixture: ReturnType<typeof mixtureOf>): number =>
  mixture.members.filter(({ space }) => space).reduce((sum, { weight }) => sum + weight, 0);

describe('mixtureOf', () => {
  it('gives the larger share to those that were right more often', () => {
    const better = mixtureOf([partOf(3)], [encoderOf(0, 13), encoderOf(1, 13)]);
    const worse = mixtureOf([partOf(13)], [encoderOf(0, 3), encoderOf(1, 3)]);
    expect(shareOfTuned(better)).toBeGreaterThan(0.5);
    expect(shareOfTuned(worse)).toBeLessThan(0.5);
    expect(better.members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 6);
  });

  it('leaves the vote on what no encoder reads to the linear models, calibrated by themselves', () => {
    const linear = partOf(5, 9);
    const alone = soleMember(linear).heldOut.scores;
    const { heldOut } = mixtureOf([linear], [encoderOf(0, 13, (i) => i > 3), encoderOf(1, 13, (i) => i > 3)]);
    const gap = (scores: Float32Array, i: number): number => (scores[2 * i] ?? 0) - (scores[2 * i + 1] ?? 0);
    expect(gap(heldOut.scores, 1)).toBeCloseTo(gap(alone, 1), 2);
    expect(gap(heldOut.scores, 10)).not.toBeCloseTo(gap(alone, 10), 2);
  });

  it('brings a boastful model down: it errs on a fifth, and says four fifths', () => {
    const { heldOut } = soleMember(partOf(5, 9));
    const gap = Math.abs((heldOut.scores[2] ?? 0) - (heldOut.scores[3] ?? 0));
    expect(1 / (1 + Math.exp(-gap))).toBeCloseTo(0.8, 2);
  });

  it('is the linear model alone where no encoder has read anything', () => {
    const none = mixtureOf([partOf(5)], [encoderOf(0, 13, () => false)]);
    expect(none.members).toHaveLength(1);
  });
});
