import { describe, expect, it } from '@jest/globals';
import { saidDifference } from '../../apps/console/src/features/admin/outcomes/said-difference.js';

describe('a difference in plain words', () => {
  it('is said in people of a hundred', () => {
    expect(saidDifference({ difference: 0.081, low: 0.021, high: 0.139 })).toEqual({
      ...{ is: 'more', n: 8, low: 2, high: 14 },
    });
  });
  it('says fewer with the smaller number first', () => {
    expect(saidDifference({ difference: -0.2, low: -0.31, high: -0.09 })).toEqual({
      ...{ is: 'fewer', n: 20, low: 9, high: 31 },
    });
  });
  it('claims nothing where it may be nothing', () => {
    expect(saidDifference({ difference: 0.07, low: -0.05, high: 0.18 })).toEqual({
      ...{ is: 'unclear', fewer: 5, more: 18 },
    });
    expect(saidDifference({ difference: 0.07, low: 0, high: 0.18 }).is).toBe('unclear');
  });
  it('tells tenths where it is less than one', () => {
    expect(saidDifference({ difference: 0.006, low: 0.002, high: 0.01 })).toMatchObject({ n: 0.6, low: 0.2 });
  });
});
