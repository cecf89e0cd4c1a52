import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, daysIn } from './days.js';
import { durationsOf } from './durations.js';
import { differenceOf, shareOf } from './shares.js';

describe('a share', () => {
  it('has the interval that Newcombe (1998) and Wilson give for 81 of 263', () => {
    const { low, high } = shareOf(81, 263);
    expect([low?.toFixed(4), high?.toFixed(4)]).toEqual(['0.2553', '0.3662']);
  });
  it('is certain of nothing at the ends', () => {
    expect(shareOf(0, 20)).toMatchObject({ share: 0, low: 0 });
    expect(shareOf(0, 20).high?.toFixed(4)).toBe('0.1611');
    expect(shareOf(20, 20)).toMatchObject({ share: 1, high: 1 });
    expect(shareOf(0, 0)).toEqual({ of: 0, count: 0, share: null, low: null, high: null });
  });
  it('lies within its interval, which narrows with more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (of, n) => {
        const count = Math.min(n, of);
        const one = shareOf(count, of);
        const ten = shareOf(count * 10, of * 10);
        const [share, low, high] = [one.share ?? NaN, one.low ?? NaN, one.high ?? NaN];
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
        expect((ten.high ?? NaN) - (ten.low ?? NaN)).toBeLessThan(high - low);
      }),
    );
  });
});

describe('a difference of shares', () => {
  it('has the interval of method 10 that Newcombe (1998) prints for 56/70 less 48/80', () => {
    const found = differenceOf(shareOf(56, 70), shareOf(48, 80));
    expect([found?.difference, found?.low, found?.high].map((one) => one?.toFixed(4))).toEqual([
      '0.2000',
      '0.0524',
      '0.3339',
    ]);
  });
  it('has the interval that is printed for 9/10 less 3/10, and for 10/10 less 0/20', () => {
    const [a, b] = [
      differenceOf(shareOf(9, 10), shareOf(3, 10)),
      differenceOf(shareOf(10, 10), shareOf(0, 20)),
    ];
    expect([a?.low, a?.high, b?.low, b?.high].map((one) => one?.toFixed(4))).toEqual([
      '0.1705',
      '0.8090',
      '0.6791',
      '1.0000',
    ]);
  });
  it('turns its sign with its sides', () => {
    const [one, other] = [shareOf(7, 30), shareOf(9, 20)];
    const [there, back] = [differenceOf(one, other), differenceOf(other, one)];
    expect(back?.low).toBeCloseTo(-(there?.high ?? NaN), 12);
  });
});

describe('durations', () => {
  it('have a median and a ninetieth percentile', () => {
    expect(durationsOf([5, 1, 3, 2, 4])).toEqual({ count: 5, median: 3, p90: 4.6 });
    expect(durationsOf([])).toEqual({ count: 0, median: null, p90: null });
  });
});

describe('days', () => {
  it('are those of a time zone', () => {
    const at = '2026-11-22T23:30:00.000Z';
    expect([daysIn('UTC')(at), daysIn('Asia/Shanghai')(at)]).toEqual(['2026-11-22', '2026-11-23']);
  });
  it('run from one to another, over the end of a month', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysBetween('2026-03-02', '2026-03-01')).toEqual([]);
  });
});
