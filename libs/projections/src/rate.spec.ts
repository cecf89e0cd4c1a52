import { expect, it } from '@jest/globals';
import { Rate } from './rate.js';

const at = (seconds: number): Date => new Date(seconds * 1_000);

it('counts what happened in the last five seconds, and forgets the rest', () => {
  const rate = new Rate(5);
  rate.record(50, at(100.2));
  rate.record(50, at(100.9));
  rate.record(25, at(103));
  expect(rate.perSecond(at(103))).toBe(25);
  expect(rate.perSecond(at(106))).toBe(5);
  expect(rate.perSecond(at(120))).toBe(0);
  rate.record(10, at(120));
  expect(rate.perSecond(at(120))).toBe(2);
});
