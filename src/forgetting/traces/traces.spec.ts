import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tracesOf } from './personal-texts.js';
import { TextFinder } from './text-finder.js';

const found = (texts: readonly string[], bytes: Buffer): string[] => {
  const all = new Set<string>();
  new TextFinder(texts).find(bytes, all);
  return [...all].sort();
};
const text = fc.string({ minLength: 4, maxLength: 40, unit: 'grapheme' });

describe('finding many texts at once', () => {
  it('finds just those that are there', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), fc.array(text, { maxLength: 8 }), (wanted, there) => {
        const bytes = Buffer.from(there.join('|'));
        const expected = wanted.filter((one) => bytes.includes(one));
        expect(found(wanted, bytes)).toEqual([...new Set(expected)].sort());
      }),
    );
  });
  it('finds one at the very beginning, at the very end, and not one that is cut off', () => {
    expect(found(['anna@example.com'], Buffer.from('anna@example.com'))).toEqual(['anna@example.com']);
    expect(found(['anna@example.com', 'anna@example.community'], Buffer.from('… anna@example.com'))).toEqual([
      'anna@example.com',
    ]);
  });
});

describe('what is looked for of a person', () => {
  const textsOf = (...values: unknown[]): string[] => tracesOf(values).map((trace) => trace.text);

  it('is every text they told, in pieces as JSON has them, that together are the whole', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 30, maxLength: 300, unit: 'grapheme' }), (told) => {
        const pieces = textsOf({ traits: { note: told.trim() } });
        const written = JSON.stringify(told.trim()).slice(1, -1);
        fc.pre(Buffer.byteLength(written) >= 48);
        for (const piece of pieces) expect(written).toContain(piece);
        expect(pieces.join('').length).toBeGreaterThanOrEqual(written.length * 0.8);
      }),
    );
  });
  it('is every address and number by itself', () => {
    const traces = tracesOf(['Write to <anna@example.com>, or call +49 151 5550123 now.']);
    expect(traces).toContainEqual({ text: 'anna@example.com', isAddress: true });
    expect(traces).toContainEqual({ text: '+49 151 5550123', isAddress: false });
  });
  it('is nothing that is in everything', () => {
    expect(textsOf({ name: 'Anna', city: 'Kiel', size: 7 }, null, [])).toEqual([]);
    expect(textsOf('王小明')).toEqual(['王小明']);
  });
});
