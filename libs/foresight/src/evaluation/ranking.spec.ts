import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coverage, hitRate, intraListDiversity, meanReciprocalRank, ndcg, rankOf, topOf } from '#foresight';

const scores = Float32Array.of(0.5, 0.9, 0.5, 0, 0.7);

describe('the place of an item', () => {
  it('counts all that score more, and all that score as much', () => {
    expect(rankOf(scores, 1)).toBe(1);
    expect(rankOf(scores, 4)).toBe(2);
    expect(rankOf(scores, 0)).toBe(4);
    expect(rankOf(new Float32Array(10), 3)).toBe(10);
  });

  it('passes over what is left out, and counts an item itself though it is left out', () => {
    expect(rankOf(scores, 0, new Set([1, 2]))).toBe(2);
    expect(rankOf(scores, 4, new Set([0, 3]))).toBe(2);
    expect(rankOf(scores, 1, new Set([1]))).toBe(1);
  });

  it('is the last for an item that is none of them', () => {
    expect(rankOf(scores, 9)).toBe(6);
  });

  it('agrees with the list of first ones, for any scores', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(numbers, fc.nat(20), fc.array(fc.nat(59), { maxLength: 5 }), (some, count, out) => {
        const leftOut = new Set(out);
        const all = Float32Array.from(some);
        const sorted = some
          .map((score, item) => ({ item, score }))
          .filter(({ item }) => !leftOut.has(item))
          .sort((a, b) => b.score - a.score || a.item - b.item);
        const top = topOf(all, count, leftOut);
        expect([...top.items]).toEqual(sorted.slice(0, count).map(({ item }) => item));
        expect([...top.scores]).toEqual(sorted.slice(0, count).map(({ score }) => score));
        for (const { item, score } of sorted)
          expect(rankOf(all, item, leftOut)).toBe(sorted.filter((one) => one.score >= score).length);
      }),
    );
  });
});

describe('figures of places', () => {
  const ranks = [1, 3, 11, Infinity];

  it('are those of the books', () => {
    expect(hitRate(ranks, 10)).toBe(0.5);
    expect(hitRate(ranks, 11)).toBe(0.75);
    expect(ndcg(ranks, 10)).toBeCloseTo((1 + 1 / 2) / 4);
    expect(ndcg([2], 10)).toBeCloseTo(0.6309, 4);
    expect(meanReciprocalRank(ranks, 10)).toBeCloseTo((1 + 1 / 3) / 4);
    expect(meanReciprocalRank(ranks)).toBeCloseTo((1 + 1 / 3 + 1 / 11) / 4);
    expect([hitRate([], 5), ndcg([], 5), meanReciprocalRank([])]).toEqual([0, 0, 0]);
  });

  it('tell how much of the catalogue is shown, and how different a list is in itself', () => {
    expect(
      coverage(
        [
          [0, 1],
          [1, 2],
        ],
        6,
      ),
    ).toBe(0.5);
    const differ = (one: string, other: string): boolean => one !== other;
    expect(intraListDiversity([['tea', 'tea', 'lamp'], ['tea']], differ)).toBeCloseTo(2 / 3);
  });
});
