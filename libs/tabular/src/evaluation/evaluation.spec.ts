import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areaUnderCurve, calibrationError, operatingPoint } from './binary-metrics.js';
import { crossValidate } from './cross-validate.js';
import { foldsOf, partsOf } from './folds.js';

const answers = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1 })), {
  minLength: 2,
  maxLength: 60,
});

describe('areaUnderCurve', () => {
  it('is the share of pairs in the right order, ties counted half', () =>
    fc.assert(
      fc.property(answers, (items) => {
        const yes = items.filter(([, label]) => label === 1).map(([score]) => score);
        const no = items.filter(([, label]) => label === 0).map(([score]) => score);
        fc.pre(yes.length > 0 && no.length > 0);
        const pairs = yes.flatMap((a) => no.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const wanted = pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length;
        const scores = Float64Array.from(items, ([score]) => score / 20);
        const labels = Uint8Array.from(items, ([, label]) => label);
        expect(areaUnderCurve(scores, labels)).toBeCloseTo(wanted, 10);
      }),
    ));
});

it('counts right and wrong at a threshold', () => {
  const point = operatingPoint(Float64Array.of(0.9, 0.5, 0.4, 0.2), Uint8Array.of(1, 0, 1, 0), 0.5);
  expect(point).toEqual({ threshold: 0.5, accuracy: 0.5, precision: 0.5, recall: 0.5, f1: 0.5 });
  expect(operatingPoint(Float64Array.of(0.1), Uint8Array.of(0), 0.5)).toMatchObject({ precision: 0, f1: 0 });
});

it('measures how far probabilities are from what came true', () => {
  expect(calibrationError(Float64Array.of(0.5, 0.5), Uint8Array.of(0, 1))).toBe(0);
  expect(calibrationError(Float64Array.of(1, 1, 0.1, 0.1), Uint8Array.of(1, 0, 0, 0))).toBeCloseTo(0.3, 10);
});

describe('foldsOf', () => {
  it('keeps rows that are alike on one side, whatever the order of their columns', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean(), fc.boolean()), { minLength: 5 }),
        (items) => {
          const rows = items.map(([a, b, turned]) => (turned ? { b, a } : { a, b }));
          const folds = foldsOf(
            rows,
            Uint8Array.from(items, ([, , label]) => Number(label)),
            3,
            1,
          );
          const foldOf = new Map(rows.map(({ a, b }, i) => [`${a} ${String(b)}`, folds[i]]));
          expect(rows.map(({ a, b }) => foldOf.get(`${a} ${String(b)}`))).toEqual([...folds]);
        },
      ),
    ));

  it('spreads ones and zeros evenly, other ones with another seed', () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({ i }));
    const labels = Uint8Array.from(rows, ({ i }) => Number(i % 10 === 0));
    const parts = partsOf(foldsOf(rows, labels, 5, 1), 5);
    for (const { train, held } of parts) {
      expect([train.length, held.length]).toEqual([80, 20]);
      expect([...held].filter((row) => labels[row] === 1)).toHaveLength(2);
    }
    expect(foldsOf(rows, labels, 5, 1)).toEqual(foldsOf(rows, labels, 5, 1));
    expect(foldsOf(rows, labels, 5, 1)).not.toEqual(foldsOf(rows, labels, 5, 2));
  });
});

describe('crossValidate', () => {
  const rows = Array.from({ length: 120 }, (_, i) => ({ x: (i * 29) % 60, noise: (i * 7919) % 13 }));
  const labels = rows.map(({ x }, i) => x > 30 !== (i % 20 === 0));

  it('learns every fold from the others and means their figures', () => {
    const evaluation = crossValidate({ rows, labels, outerFolds: 3, folds: 2, l2: [10] });
    expect(evaluation.folds.map((fold) => fold.rows)).toEqual([40, 40, 40]);
    expect(evaluation.auc).toBeGreaterThan(0.85);
    const mean = evaluation.folds.reduce((sum, { atF1 }) => sum + atF1.f1 / 3, 0);
    expect(evaluation.atF1.f1).toBeCloseTo(mean, 10);
    expect(evaluation.positives).toBe(labels.filter(Boolean).length);
  });

  it('asks for enough rows of each class', () => {
    expect(() => crossValidate({ rows, labels: rows.map((_, i) => i < 2), outerFolds: 3 })).toThrow(
      'Of 120 rows 2 are yes: 3 folds need so many of yes and of no.',
    );
  });
});
