import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromPlainText, plainText } from './plain-text.js';
import { sortKey } from './sort-key.js';

const byBytes = (a: string, b: string): number => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
const key = (value: unknown): string => sortKey(value) ?? '';
const number = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.constantFrom(0, -0, 1, -1, 1e-308, -1e308),
);
const text = fc.string({ unit: 'binary', maxLength: 90 });

describe('sort keys', () => {
  it('order numbers by size, and texts by their bytes', () => {
    fc.assert(fc.property(number, number, (a, b) => byBytes(key(a), key(b)) === Math.sign(a - b) || a === b));
    fc.assert(fc.property(text, text, (a, b) => byBytes(key(a), key(b)) === byBytes(a, b)));
  });

  it('put numbers and booleans before texts, and have none for what is no value', () => {
    fc.assert(fc.property(number, text, (a, b) => byBytes(key(a), key(b)) < 0));
    expect([key(false), key(true)]).toEqual([key(0), key(1)]);
    expect([null, undefined, {}, []].map(sortKey)).toEqual([undefined, undefined, undefined, undefined]);
    expect(key(-0)).toBe(key(0));
    expect(key('9')).not.toBe(key(9));
  });

  it('stay short and different, however long the text', () => {
    const long = (end: string): string => '羊'.repeat(5_000) + end;
    expect(key(long('a'))).not.toBe(key(long('b')));
    expect(key(long('a'))).toBe(key(long('a')));
    expect(Buffer.byteLength(key(long('a')))).toBeLessThan(500);
    expect(byBytes(key(long('a')), key('羊a'))).toBe(byBytes(long('a'), '羊a'));
  });
});

describe('texts without NUL characters', () => {
  it('are given back, in the same order', () => {
    const awkward = fc.string({ unit: fc.constantFrom('\u0000', '\u0001', '\u0002', 'a', '羊') });
    fc.assert(
      fc.property(awkward, (a) => fromPlainText(plainText(a)) === a && !plainText(a).includes('\u0000')),
    );
    fc.assert(fc.property(awkward, awkward, (a, b) => byBytes(plainText(a), plainText(b)) === byBytes(a, b)));
  });
});
