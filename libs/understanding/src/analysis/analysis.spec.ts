import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnsweredTwice } from '#protocol';
import { expectedCalibrationError } from '../evaluation/metrics.js';
import { gate } from './contest.js';
import { coverageAt, coverageCurve, thresholdFor } from './coverage.js';
import { evaluationReport } from './evaluation-report.js';
import { type FoldAnswer, type HeldOutAnswers, outcomeOf } from './held-out-answers.js';
import { mislabelled } from './mislabelled.js';
import { overlaps } from './overlaps.js';
import { reliability } from './reliability.js';
import { suggestIntents } from './suggest-intents.js';
import { whatIf } from './what-if.js';

const answer = (
  actual: string,
  predicted: string,
  probability: number,
  inScope = probability,
): FoldAnswer => ({
  text: `${actual} ${String(probability)}`,
  actual,
  ranking: [
    { intent: predicted, probability },
    { intent: actual === predicted ? 'other' : actual, probability: (1 - probability) / 2 },
  ],
  inScope,
  fold: 0,
});
const held = (answers: readonly FoldAnswer[], foreign: readonly number[] = []): HeldOutAnswers => ({
  version: 'v',
  folds: 2,
  answers,
  foreign,
  learning: [],
});
const anyAnswer = fc
  .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('a', 'b'), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([actual, predicted, probability]) => answer(actual, predicted, probability));

describe('the evaluation of a version', () => {
  it('counts each fold, cell and bin', () => {
    const answers = [answer('a', 'a', 0.9), answer('b', 'a', 0.6), { ...answer('b', 'b', 0.9), fold: 1 }];
    const report = evaluationReport(held(answers), 0.7);
    expect(report).toMatchObject({ texts: 3, foldAccuracies: [0.5, 1] });
    expect(report.accuracy).toBeCloseTo(2 / 3);
    expect(report.confusion).toContainEqual({ actual: 'b', predicted: 'a', texts: 1 });
    expect(report.scope.coverage).toBeCloseTo(2 / 3);
    expect(report.reliability.map(({ texts, accuracy }) => [texts, accuracy])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it('draws the calibration error that it names', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { minLength: 1 }), (answers) => {
        const outcomes = answers.map(outcomeOf);
        const gaps = reliability(outcomes).map(
          ({ texts, probability, accuracy }) => Math.abs(probability - accuracy) * texts,
        );
        const drawn = gaps.reduce((sum, gap) => sum + gap, 0) / answers.length;
        expect(drawn).toBeCloseTo(expectedCalibrationError(outcomes), 10);
      }),
    );
  });
});

describe('coverage', () => {
  it('falls as the threshold rises, from everything', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { minLength: 1 }), (answers) => {
        const curve = coverageCurve(held(answers, [0.1, 0.9]));
        expect(curve[0]).toMatchObject({ inScope: 0, coverage: 1, outOfScopeNoticed: 0 });
        curve.slice(1).forEach((point, i) => {
          expect(point.coverage).toBeLessThanOrEqual(curve[i]?.coverage ?? 0);
          expect(point.inScope).toBeGreaterThanOrEqual(curve[i]?.inScope ?? 0);
        });
      }),
    );
  });
  it('is at least what a threshold was asked for', () => {
    fc.assert(
      fc.property(
        fc.array(anyAnswer, { minLength: 1 }),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        (answers, wanted) => {
          const threshold = thresholdFor(held(answers), wanted);
          expect(coverageAt(held(answers), threshold)).toBeGreaterThanOrEqual(wanted - 1e-9);
        },
      ),
    );
  });
});

describe('examples that look mislabelled', () => {
  it('are those that another intent is surer of than of its own', () => {
    const wrong = answer('a', 'b', 0.95);
    const unsure = answer('a', 'b', 0.5);
    const found = mislabelled(held([wrong, unsure, answer('b', 'b', 0.9), answer('b', 'b', 0.8)]));
    expect(found).toEqual([{ text: wrong.text, intent: 'a', suggested: 'b', probability: 0.95 }]);
  });
});

describe('intents that overlap', () => {
  const examples = [
    { text: 'where is my parcel now', intent: 'order_status' },
    { text: 'where is my parcel', intent: 'delivery_time' },
    { text: 'where is my parcel please', intent: 'delivery_time' },
    { text: 'do you sell gift cards', intent: 'gift_card' },
  ];
  it('show what was confused and which examples are nearly the same, never two of one intent', () => {
    const found = overlaps(examples, held([answer('gift_card', 'order_status', 0.6)]));
    expect(found).toHaveLength(2);
    const parcels = found.find(({ a, b }) => a === 'delivery_time' && b === 'order_status');
    expect(parcels).toMatchObject({ confused: 0, texts: 3 });
    expect(parcels?.pairs[0]?.similarity).toBeGreaterThan(0.7);
    expect(found.find(({ a }) => a === 'gift_card')).toMatchObject({ confused: 1, similarity: 0 });
  });
});

describe('suggested intents', () => {
  const message = (text: string, i: number) => ({
    text,
    language: 'en',
    conversationId: `c${String(i)}`,
    messageId: `m${String(i)}`,
  });
  it('gather what is alike and leave what is not', () => {
    const texts = [
      'can I collect it at your store',
      'can I collect my order at the store',
      'collect it at the store today',
      'do you like poetry',
      '能开发票抬头吗',
    ];
    const [group, ...rest] = suggestIntents(texts.map(message));
    expect(rest).toEqual([]);
    expect(group).toMatchObject({ messages: 3 });
    expect(group?.name).toContain('collect');
  });
  it('hold no message twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('red shoes', 'red shoe', 'blue hat', 'hat blue', 'x')),
        (texts) => {
          const samples = suggestIntents(texts.map(message)).flatMap((group) => group.samples);
          expect(new Set(samples.map(({ messageId }) => messageId)).size).toBe(samples.length);
        },
      ),
    );
  });
});

const twice = (
  actual: string | null | undefined,
  champion: string | null,
  candidate: string | null,
): AnsweredTwice => {
  const given = (intent: string | null) => ({
    intent: intent ?? 'size',
    probability: 0.5,
    outOfScope: intent === null,
  });
  const known = actual === undefined ? {} : { actual };
  return { text: 't', ...known, champion: given(champion), candidate: given(candidate) };
};

describe('the gate', () => {
  it('lets pass what is not worse, counting a rejected foreign text as right', () => {
    const view = gate([twice('a', 'b', 'a'), twice(null, 'a', null)], [twice('a', 'a', 'a')]);
    expect(view).toMatchObject({ passed: true, golden: { fixed: 2, broken: 0, champion: 0, candidate: 2 } });
    expect(view).not.toHaveProperty('reason');
  });
  it('refuses what is worse on either set, and says by how much', () => {
    const view = gate([twice('a', 'b', 'a')], [twice('a', 'a', 'b')]);
    expect(view.passed).toBe(false);
    expect(view.reason).toMatch(/corrections of the last month it answers 0 of 1 rightly, the champion 1/);
    expect(view.broken).toHaveLength(1);
  });
});

describe('what if', () => {
  it('counts changes of what shoppers get, and the corrected messages apart', () => {
    const messages = [twice(undefined, 'a', 'b'), twice(undefined, 'a', 'a'), twice('c', null, 'c')];
    const view = whatIf(messages);
    expect(view).toMatchObject({ messages: 3, changed: 2 });
    expect(view.moves).toContainEqual({ from: null, to: 'c', messages: 1 });
    expect(view.corrected).toMatchObject({ questions: 1, champion: 0, candidate: 1, fixed: 1 });
  });
});
