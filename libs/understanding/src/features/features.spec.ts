import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../model/settings.js';
import { ngrams } from './ngrams.js';
import { normalise } from './normalise.js';
import { Vectoriser } from './vectoriser.js';

const settings = DEFAULT_SETTINGS.ngrams;
const grams = (text: string): string[] => [...ngrams(normalise(text), settings)];

describe('normalise', () => {
  it.each([
    ['Ｗｈｅｒｅ　ＩＳ my ﬁle？', 'where is my file?'],
    ['It’s  \n late', "it's late"],
    ['a\ud800b', 'a\ufffdb'],
    ['訂單還沒出貨，可以退嗎', '订单还没出货,可以退吗'],
  ])('reads %j as %j', (text, expected) => expect(normalise(text)).toBe(expected));

  it('reads no more than the longest message', () => {
    expect(normalise('a'.repeat(5000))).toHaveLength(4000);
  });

  it('is settled after one pass, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });
});

describe('ngrams', () => {
  it('takes words, pairs of words, and letter runs that know where a word begins and ends', () => {
    expect(grams('My bag')).toEqual(expect.arrayContaining(['w:my', 'w:bag', 'w:my bag', 'l:_m', 'l:bag_']));
    expect(grams('My bag')).not.toContain('l:y_b');
  });

  it('takes runs of Chinese characters, and ends them where another script begins', () => {
    expect(grams('退货iphone吗')).toEqual(expect.arrayContaining(['h:退', 'h:退货', 'h:吗', 'w:iphone']));
    expect(grams('退货iphone吗')).not.toContain('h:货吗');
  });

  it('counts a character outside the basic plane as one', () => {
    expect(grams('𠮷野')).toEqual(['h:𠮷', 'h:𠮷野', 'h:野']);
  });
});

describe('Vectoriser', () => {
  const vectoriser = Vectoriser.fit(['where is my order', 'cancel my order', '退货'], settings);
  const length = (values: Float32Array, keep: (index: number) => boolean): number =>
    Math.sqrt(values.reduce((sum, value, i) => sum + (keep(i) ? value * value : 0), 0));

  it('gives each kind of n-gram the length its weight says', () => {
    const { indices, values } = vectoriser.transform('cancel order 退货');
    const ofKind = (prefix: string) => (i: number) =>
      vectoriser.terms[indices[i] ?? -1]?.startsWith(prefix) ?? false;
    expect(length(values, ofKind('w:'))).toBeCloseTo(settings.weights.words, 5);
    expect(length(values, ofKind('l:'))).toBeCloseTo(settings.weights.letters, 5);
    expect(length(values, ofKind('h:'))).toBeCloseTo(settings.weights.characters, 5);
  });

  it('weighs a rare word more than a frequent one', () => {
    const { indices, values } = vectoriser.transform('cancel order');
    const weight = (term: string): number => values[indices.indexOf(vectoriser.terms.indexOf(term))] ?? 0;
    expect(weight('w:cancel')).toBeGreaterThan(weight('w:order'));
  });

  it('says which share of what is said it knows', () => {
    const { known } = vectoriser.transform('cancel everything');
    // What was never heard tells more than what was: half of the words are less than half of what is said.
    expect(known).toBeGreaterThan(0.3);
    expect(known).toBeLessThan(0.5);
    expect(vectoriser.transform('cancel order').known).toBe(1);
    expect(vectoriser.transform(' … ').known).toBe(0);
  });

  it('never gives an unknown row or a number that is none, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { indices, values } = vectoriser.transform(text);
        expect(indices.every((row) => row >= 0 && row < vectoriser.size)).toBe(true);
        expect(values.every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

describe('the vocabulary of texts that people wrote', () => {
  const settings = { words: 1, letters: [9, 0], characters: 2, minimumTexts: 1 } as const;
  const fit = (texts: readonly string[], authors: readonly (string | undefined)[]): readonly string[] =>
    Vectoriser.fit(texts, { ...settings, weights: { words: 1, letters: 0, characters: 1 } }, authors).terms;

  it('holds what files or two people say, and nothing that only one says, in whatever order', () => {
    const said: [string, string | undefined][] = [
      ['wrap schmidt', 'anna'],
      ['schmidt again', 'anna'],
      ['wrap it', 'ben'],
      ['it is open', undefined],
    ];
    for (const order of [said, said.toReversed()]) {
      const terms = fit(
        order.map(([text]) => text),
        order.map(([, author]) => author),
      );
      expect(new Set(terms)).toEqual(new Set(['w:wrap', 'w:it', 'w:is', 'w:open']));
    }
  });
});
