import { describe, expect, it } from '@jest/globals';
import { quantile } from './quantile.js';

describe('a quantile', () => {
  it('is what stands at the place, or lies between its neighbours', () => {
    expect([0, 0.25, 0.5, 1].map((share) => quantile([1, 2, 4, 8, 16], share))).toEqual([1, 2, 4, 16]);
    expect([0.25, 0.5, 0.75].map((share) => quantile([1, 2, 4, 8], share))).toEqual([1.75, 3, 5]);
  });
  it('is that of one value everywhere, and of none nowhere', () => {
    expect([quantile([7], 0), quantile([7], 0.9), quantile([], 0.5)]).toEqual([7, 7, undefined]);
  });
});
