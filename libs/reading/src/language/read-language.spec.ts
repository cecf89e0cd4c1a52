import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readLanguage } from './read-language.js';

interface Measured {
  readonly language: string;
  readonly text: string;
  readonly right: boolean;
  readonly confidence: number;
}

const measured = (file: string, every: (index: number) => boolean = () => true): Measured[] => {
  const lists = parse(readFileSync(`test/fixtures/reading/${file}.yml`, 'utf8')) as Record<string, string[]>;
  return Object.entries(lists).flatMap(([language, texts]) =>
    texts
      .filter((_, i) => every(i))
      .map((text) => {
        const { code, confidence } = readLanguage(text);
        return { language, text, right: code === language, confidence };
      }),
  );
};
const accuracy = (all: readonly Measured[]): number => all.filter(({ right }) => right).length / all.length;
const meanConfidence = (all: readonly Measured[]): number =>
  all.reduce((sum, { confidence }) => sum + confidence, 0) / all.length;

/** A little under what docs/decisions/0014-reading-a-message.md states. */
describe('readLanguage', () => {
  const seen = measured('languages', (i) => i % 2 === 1);
  const unseen = measured('languages-unseen');

  it('tells short messages apart that nothing was fitted on', () => {
    expect(accuracy(seen)).toBeGreaterThanOrEqual(0.97);
    expect(accuracy(unseen)).toBeGreaterThanOrEqual(0.97);
  });

  it.each(['en', 'zh', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'ja', 'ko', 'ru', 'ar'])(
    'knows %s',
    (language) => {
      const own = [...seen, ...unseen].filter((one) => one.language === language);
      expect(accuracy(own)).toBeGreaterThanOrEqual(0.9);
    },
  );

  it('is as certain as it is right', () => {
    const all = [...seen, ...unseen];
    expect(Math.abs(meanConfidence(all) - accuracy(all))).toBeLessThan(0.03);
    const wrong = all.filter(({ right }) => !right);
    expect(meanConfidence(wrong)).toBeLessThan(meanConfidence(all) - 0.1);
  });

  it.each([
    ['HP-10234', 'und'],
    ['https://shop.example/produit?le=la', 'und'],
    ['<b>où est ma commande</b>', 'fr'],
    ['你好 Bluetooth Speaker 还有货吗', 'zh'],
    ['\u0000\u0007where is my order', 'en'],
    ['\u202eصل الطلب', 'ar'],
  ])('does not mind what is no language in %j', (text, language) =>
    expect(readLanguage(text).code).toBe(language),
  );

  it('answers any text, in bounded time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { code, confidence } = readLanguage(text);
        expect(code).toMatch(/^[a-z]{2,3}$/);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
    expect(readLanguage('where is it '.repeat(2000)).code).toBe('en');
  });
});
