import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ForesightFigures } from '#protocol';
import type { Moment } from '../moment.js';
import { changeBetween, counterfactual, type SeenTwice } from './counterfactual.js';
import { changes, stabilityIndex, unknownShare, worthALook } from './drift.js';
import { namedFigures, foresightGate } from './gate.js';
import { inputsOf } from './inputs.js';

const question = {
  asked: 200,
  cases: 1000,
  top1: 0.6,
  top3: 0.8,
  macroF1: 0.5,
  auc: 0.8,
  ece: 0.02,
  foreseen: 0.4,
  falseAlarmsPer100Sessions: 3,
  threshold: 0.4,
  byIntent: [],
  reliability: [],
};
const figures = (change: Partial<typeof question> = {}): ForesightFigures => ({
  source: 'blend',
  question: { ...question, ...change },
});

describe('the gate', () => {
  it('lets pass what is better, and what is worse by less than the margin', () => {
    expect(foresightGate(figures(), figures({ top1: 0.7, auc: 0.795, ece: 0.025 })).passed).toBe(true);
  });

  it.each([
    ['names fewer questions', { top1: 0.54 }, 'question.top1'],
    ['tells those who ask from those who do not less well', { auc: 0.75 }, 'question.auc'],
    ['promises what does not come true', { ece: 0.04 }, 'question.ece'],
  ])('stops what %s', (_, change, figure) => {
    const gate = foresightGate(figures(), figures(change));
    expect(gate.passed).toBe(false);
    expect(gate.checks.filter(({ passed }) => !passed).map((check) => check.figure)).toEqual([figure]);
    expect(gate.reason).toContain(figure);
  });

  it('lets pass of few cases what it stops of many: chance makes that difference', () => {
    const [before, after] = [{ top1: 0.6 }, { top1: 0.57 }];
    expect(foresightGate(figures(before), figures(after)).passed).toBe(true);
    const many = { asked: 4000, cases: 20_000 };
    expect(foresightGate(figures({ ...before, ...many }), figures({ ...after, ...many })).passed).toBe(false);
  });

  it('stops what does not foresee any more what the champion does', () => {
    const purchase = {
      ...{ cases: 1000, baseRate: 0.2, auc: 0.8, accuracy: 0.8, precision: 0.5, recall: 0.5 },
      ...{ f1: 0.5, ece: 0.02, threshold: 0.4 },
    };
    const gate = foresightGate({ ...figures(), purchase }, figures());
    expect(gate.checks.find(({ passed }) => !passed)?.figure).toBe('purchase.auc');
  });

  it('judges by nothing that tells of fewer than fifty cases, and lets nothing pass by nothing', () => {
    const few = figures({ asked: 20, cases: 40, top1: 0 });
    const gate = foresightGate(figures({ asked: 20, cases: 40 }), few);
    expect([gate.passed, gate.checks, gate.reason]).toEqual([
      false,
      [],
      expect.stringContaining('too few moments'),
    ]);
    const rarelyAsked = foresightGate(figures({ asked: 20 }), figures({ asked: 20, top1: 0, auc: 0 }));
    expect(rarelyAsked.checks.map(({ figure }) => figure)).toEqual(['question.ece']);
  });

  it('has nothing to beat where nothing served', () => {
    const { passed, checks } = foresightGate(undefined, figures());
    expect([passed, checks.map(({ champion }) => champion)]).toEqual([true, [null, null, null]]);
    expect(namedFigures(figures())).toEqual({
      'question.top1': 0.6,
      'question.auc': 0.8,
      'question.ece': 0.02,
    });
  });

  it('lets a version pass that is the champion itself, whatever its figures', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (top1, auc, ece) => {
        const same = figures({ top1, auc, ece });
        expect(foresightGate(same, same).passed).toBe(true);
      }),
    );
  });
});

const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 500 }), {
  minKeys: 1,
});

describe('the stability index', () => {
  it('is nothing where the shares are the same, and more the more they differ', () => {
    expect(stabilityIndex({ a: 600, b: 400 }, { a: 60, b: 40 })).toBeCloseTo(0, 2);
    const [little, much] = [
      stabilityIndex({ a: 600, b: 400 }, { a: 50, b: 50 }),
      stabilityIndex({ a: 600, b: 400 }, { a: 10, b: 90 }),
    ];
    // (0.1 - 0.6) ln(0.1 / 0.6) + (0.9 - 0.4) ln(0.9 / 0.4) = 1.30, pulled a little to the middle.
    expect([little < 0.05, much > 1.2, much < 1.31]).toEqual([true, true, true]);
  });

  it('takes the chances of a quiet day for no change', () => {
    const then = { a: 400, b: 300, c: 200, d: 100 };
    expect(stabilityIndex(then, { a: 3, b: 4, c: 3, d: 1 })).toBe(0);
    expect(stabilityIndex(then, { a: 300, b: 400, c: 300, d: 100 })).toBeGreaterThan(0.04);
  });

  it('is never below nothing, nor infinite', () => {
    fc.assert(
      fc.property(counts, counts, (then, now) => {
        const index = stabilityIndex(then, now);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(index)).toBe(true);
      }),
    );
  });
});

const moment = (at: number, rest: Partial<Moment> = {}): Moment => ({
  eventId: `e-${String(at)}`,
  at,
  type: 'ProductViewed',
  ...rest,
});
const day = (types: readonly string[], item = 'mug') =>
  inputsOf([{ shopperId: 's', moments: types.map((type, i) => moment(i * 1_000, { type, item })) }]);

describe('what comes in, beside what was learnt from', () => {
  const usual = Array.from({ length: 200 }, (_, i) => (i % 4 === 0 ? 'ProductAdded' : 'ProductViewed'));

  it('is the same on the day that was learnt from', () => {
    expect(Math.max(...changes(day(usual), day(usual)).map(({ psi }) => psi))).toBeCloseTo(0, 6);
    expect([worthALook(day(usual), day(usual)), unknownShare(day(usual), day(usual))]).toEqual([[], 0]);
  });

  it('names the feature that has changed, and what has become more', () => {
    const failing = usual.map((type) => (type === 'ProductAdded' ? 'PaymentFailed' : type));
    const [first] = worthALook(day(usual), day(failing));
    expect(first).toMatchObject({ feature: 'type', meaning: expect.stringContaining('→') });
    expect(unknownShare(day(usual), day(failing))).toBeCloseTo(0.25, 6);
    expect(unknownShare(day(usual), day(usual, 'new'))).toBe(1);
  });
});

const predicted = (intent: string | null, probability: number) => ({
  intent,
  probability,
  band: 'likely' as const,
  alternatives: [],
  none: 1 - probability,
});
const seen = (shopperId: string, change: number, to: string | null): SeenTwice => ({
  shopperId,
  at: '2026-01-01T00:00:00.000Z',
  eventId: `${shopperId}-${String(change)}`,
  champion: predicted('size', 0.6),
  candidate: predicted(to, 0.6),
  change,
});

describe('the counterfactual', () => {
  it('counts what leads otherwise, and names every shopper once, most changed first', () => {
    const found = counterfactual([seen('a', 0.1, 'size'), seen('a', 0.4, null), seen('b', 0.9, 'coupon')]);
    expect(found).toMatchObject({ shoppers: 2, moments: 3, changed: 2 });
    expect(found.mostChanged.map(({ eventId }) => eventId)).toEqual(['b-0.9', 'a-0.4']);
    expect(found.moves).toEqual([
      { from: 'size', to: null, moments: 1 },
      { from: 'size', to: 'coupon', moments: 1 },
    ]);
  });

  it('takes a change for whole where nothing that was probable still is', () => {
    const sure = (intent: string) => ({ questions: [{ intent, probability: 0.8 }], none: 0.2 });
    expect(changeBetween(sure('size'), sure('size'))).toBe(0);
    expect(changeBetween(sure('size'), sure('coupon'))).toBeCloseTo(0.8, 9);
    expect(
      changeBetween({ questions: [], none: 1 }, { questions: [{ intent: 'a', probability: 1 }], none: 0 }),
    ).toBe(1);
  });
});
