import { describe, expect, it } from '@jest/globals';
import { blended, chooseBlend, placeIn, type Top } from '#foresight';

const top = (...pairs: readonly (readonly [item: number, score: number])[]): Top => ({
  items: Int32Array.from(pairs, ([item]) => item),
  scores: Float32Array.from(pairs, ([, score]) => score),
});

describe('a blend of lists', () => {
  const one = top([1, 6], [2, 2]);
  const other = top([2, 300], [3, 100]);

  it('makes scores of different sizes comparable by their shares', () => {
    const all = blended(
      [
        { top: one, weight: 1 },
        { top: other, weight: 1 },
      ],
      'share',
    );
    expect([...all.items]).toEqual([2, 1, 3]);
    expect([...all.scores]).toEqual([1, 0.75, 0.25]);
  });

  it('or by their ranks alone', () => {
    const all = blended(
      [
        { top: one, weight: 1 },
        { top: other, weight: 0.5 },
      ],
      'rank',
    );
    expect([...all.items]).toEqual([2, 1, 3]);
    expect(all.scores[1]).toBe(1);
  });

  it('places what nothing speaks for nowhere, and ties behind one another', () => {
    const list = top([4, 2], [5, 1], [6, 1], [7, 0]);
    expect([4, 5, 6, 7, 8].map((item) => placeIn(list, item))).toEqual([1, 3, 3, Infinity, Infinity]);
  });
});

describe('the choice of weights', () => {
  const cases = 20;
  const right = Array.from({ length: cases }, (_, i) => i % 5);
  const said = (name: string, topOfCase: (next: number, at: number) => Top) => ({
    name,
    tops: right.map(topOfCase),
  });

  it('gives nothing to one that only misleads', () => {
    const good = said('good', (next) => top([next, 2], [9, 1]));
    const bad = said('bad', () => top([9, 1]));
    const blend = chooseBlend([bad, good], right, 10);
    expect(blend.weights.get('bad')).toBe(0);
    expect(blend.weights.get('good')).toBe(1);
    expect(blend.ndcg).toBe(1);
  });

  it('takes both where each knows what the other does not', () => {
    const knows = (part: number) => (next: number, at: number) =>
      at % 2 === part ? top([next, 1]) : top([8, 0.1], [9, 0.1]);
    const blend = chooseBlend([said('even', knows(0)), said('odd', knows(1))], right, 10);
    expect(blend.weights.get('even')).toBeGreaterThan(0);
    expect(blend.weights.get('odd')).toBeGreaterThan(0);
    expect([...blend.weights.values()].reduce((a, b) => a + b)).toBeCloseTo(1);
  });
});
