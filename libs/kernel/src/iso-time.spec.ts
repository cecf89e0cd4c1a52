import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isoTime } from '#kernel';

const END = 8_640_000_000_000_000;

it('writes every time as Date does', () => {
  const time = fc.oneof(
    fc.integer({ min: -END, max: END }),
    fc.integer({ min: -100_000, max: 100_000 }),
    fc.double({ min: -1e12, max: 1e13, noNaN: true }),
    fc.constantFrom(0, -1, END, -END, 253_402_300_800_000, -62_198_755_200_000),
  );
  fc.assert(
    fc.property(fc.array(time, { minLength: 1, maxLength: 20 }), (times) => {
      expect(times.map(isoTime)).toEqual(times.map((each) => new Date(each).toISOString()));
    }),
    { numRuns: 500 },
  );
});

it('refuses what is no time, and writes the next one right', () => {
  for (const time of [NaN, Infinity, END + 1, -END - 1]) expect(() => isoTime(time)).toThrow(RangeError);
  expect(isoTime(1_000)).toBe('1970-01-01T00:00:01.000Z');
});
