import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '#kernel';
import { learnScope } from './learn-scope.js';
import { inScope, type ScopeCues } from './scope.js';

const random = seededRandom(3);
const around = (middle: number, spread: number): number => middle + spread * (random() - 0.5);
const cues = (inside: boolean, readable: boolean): ScopeCues => ({
  probability: Math.min(1, Math.max(0, around(inside ? 0.8 : 0.4, 0.6))),
  known: Math.min(1, Math.max(0, around(inside ? 0.9 : 0.6, 0.4))),
  ours: around(inside ? 3 : -2, 6),
  similar: readable ? around(inside ? 0.7 : 0.4, 0.5) : undefined,
});
const many = (inside: boolean): ScopeCues[] =>
  Array.from({ length: 400 }, (_, i) => cues(inside, i % 2 === 0));
const scope = learnScope({
  inside: many(true).map((one) => ({ cues: one, right: true })),
  outside: [many(false), many(false)],
});

describe('learnScope', () => {
  it('tells strangers it has not seen, and gives up no more right answers than it may', () => {
    const told = many(false).filter((one) => inScope(one, scope) < scope.threshold).length;
    const lost = many(true).filter((one) => inScope(one, scope) < scope.threshold).length;
    expect(told / 400).toBeGreaterThan(0.7);
    expect(lost / 400).toBeLessThan(0.1);
  });

  it('weighs what no encoder reads by itself', () => {
    expect(scope.without.similar).toBe(0);
    expect(scope.withVector.similar).toBeGreaterThan(0);
  });

  it('learns from nothing without failing', () => {
    const none = learnScope({ inside: [], outside: [] });
    expect(none.threshold).toBe(0);
    expect(inScope(cues(true, true), none)).toBeCloseTo(0.5, 5);
  });
});

describe('inScope', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const any = fc.record({
    probability: share,
    known: share,
    ours: fc.double({ min: -20, max: 20, noNaN: true }),
    similar: fc.double({ min: -1, max: 1, noNaN: true }),
  });

  it('is a probability, and never falls where a cue rises', () => {
    fc.assert(
      fc.property(
        any,
        fc.constantFrom('probability', 'known', 'ours', 'similar'),
        share,
        (one, cue, more) => {
          const before = inScope(one, scope);
          expect(before).toBeGreaterThanOrEqual(0);
          expect(before).toBeLessThanOrEqual(1);
          const top = cue === 'ours' ? 20 : 1;
          const after = inScope({ ...one, [cue]: one[cue] + more * (top - one[cue]) }, scope);
          expect(after).toBeGreaterThanOrEqual(before - 1e-12);
        },
      ),
    );
  });
});
