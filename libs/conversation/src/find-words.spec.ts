import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { folded, placeOf, wordsOf } from './index.js';

describe('words that are looked for', () => {
  it('are folded, and each stands once', () =>
    expect(wordsOf('  ＫＥＴＴＬＥ kettle 已签收 ')).toEqual(['kettle', '已签收']));
  it('are found where they stand, in the letters as they were written', () => {
    const text = '😀 Straße: ＫＥＴＴＬＥ ﬁts';
    const found = (word: string) => {
      const place = placeOf(text, folded(word));
      return place && text.slice(place.start, place.end);
    };
    expect(found('kettle')).toBe('ＫＥＴＴＬＥ');
    expect(found('STRASSE')).toBeUndefined();
    expect(found('straße')).toBe('Straße');
    expect(found('fi')).toBe('ﬁ');
    expect(found('teapot')).toBeUndefined();
  });
  it('are found in any text that holds them, whatever stands around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const text = `${before} Kettle ${after}`;
        const place = placeOf(text, 'kettle');
        expect(place && folded(text.slice(place.start, place.end))).toBe('kettle');
      }),
    );
  });
});
