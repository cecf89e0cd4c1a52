import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { align, normalise } from '../features/normalise.js';
import { Vectoriser } from '../features/vectoriser.js';
import { LinearHead, softmax } from '../model/linear-head.js';
import { DEFAULT_SETTINGS } from '../model/settings.js';
import { trainHead } from '../training/logistic-regression.js';
import { seededRandom } from '#kernel';
import { drivingWords } from './driving-words.js';

const EXAMPLES: readonly (readonly [label: number, text: string])[] = [
  [0, 'please cancel my order'],
  [0, 'I want to cancel it now'],
  [0, '取消我的订单'],
  [0, '我想取消这个'],
  [1, 'where is my parcel'],
  [1, 'track the parcel I bought'],
  [1, '我的包裹到哪了'],
  [1, '包裹什么时候到'],
  [2, 'I need an invoice for it'],
  [2, 'send me the invoice please'],
  [2, '请给我开发票'],
  [2, '我要发票'],
];
const vectoriser = Vectoriser.fit(
  EXAMPLES.map(([, text]) => text),
  DEFAULT_SETTINGS.ngrams,
);
const head = trainHead(
  {
    inputs: EXAMPLES.map(([, text]) => ({ terms: vectoriser.transform(text), vector: undefined })),
    labels: Int32Array.from(EXAMPLES, ([label]) => label),
  },
  { terms: vectoriser.size, dimensions: 0, labels: 3 },
  DEFAULT_SETTINGS.regression,
);

function probabilities(text: string): Float32Array {
  const scores = new Float32Array(3);
  head.scores({ terms: vectoriser.transform(text), vector: undefined }, scores);
  softmax(scores);
  return scores;
}
const leading = (text: string): number =>
  probabilities(text).reduce((b, p, i, all) => (p > (all[b] ?? 0) ? i : b), 0);
const wordsOf = (text: string): ReturnType<typeof drivingWords> =>
  drivingWords(text, [{ vectoriser, head, weight: 1 }], leading(text), probabilities(text));
const read = (text: string): string[] => wordsOf(text).map(({ start, end }) => text.slice(start, end));

describe('align', () => {
  it.each([
    ['Ｗｈｅｒｅ　ＩＳ  my ﬁle？', 'file', 'ﬁle'],
    ['  caf\u0065\u0301 \n now', 'café', 'cafe\u0301'],
    ['𠮷野家 order', 'order', 'order'],
    ['㎏ of rice', 'kg', '㎏'],
  ])('leads %j back from %j', (original, part, expected) => {
    const aligned = align(original);
    const at = aligned?.text.indexOf(part) ?? -1;
    const { start = 0, end = 0 } = aligned?.original(at, at + part.length) ?? {};
    expect(original.slice(start, end)).toBe(expected);
  });

  it('reads as normalise does, or not at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const aligned = align(text);
        if (!aligned) return;
        expect(aligned.text).toBe(normalise(text));
        const { start, end } = aligned.original(0, aligned.text.length);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('drivingWords', () => {
  it.each([
    ['Please CANCEL the last one', 'CANCEL'],
    ['ｃａｎｃｅｌ it', 'ｃａｎｃｅｌ'],
    ['麻烦帮我取消一下', '取消'],
    ['hello, 发票 please', '发票'],
  ])('points at what matters in %j', (text, word) => expect(read(text)[0]).toContain(word));

  it('gives at most five stretches inside the text, whose shares do not exceed the whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('cancel', '发票', ''), (text, word) => {
        const message = `${text} ${word}`;
        const found = wordsOf(message);
        expect(found.length).toBeLessThanOrEqual(5);
        for (const { start, end } of found) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(message.length);
        }
        expect(found.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThan(1.0001);
      }),
    );
  });

  it('says nothing where no known word speaks for the label', () => {
    expect(wordsOf('zzz qqq')).toEqual([]);
    expect(wordsOf('')).toEqual([]);
    const none = LinearHead.zero(vectoriser.size, 0, 3);
    expect(
      drivingWords('cancel', [{ vectoriser, head: none, weight: 1 }], 0, Float32Array.of(1, 0, 0)),
    ).toEqual([]);
  });

  it('names words whose removal costs more than that of others', () => {
    const random = seededRandom(5);
    let named = 0;
    let other = 0;
    for (const text of [
      'please cancel the order I want',
      'where is the parcel I need now',
      'send an invoice for my order',
    ]) {
      const label = leading(text);
      const without = (word: string): number =>
        (probabilities(text)[label] ?? 0) - (probabilities(text.replace(word, '')).at(label) ?? 0);
      const [top = ''] = read(text);
      const rest = text.split(' ').filter((word) => word !== top);
      named += without(top);
      other += without(rest[Math.floor(random() * rest.length)] ?? '');
    }
    expect(named).toBeGreaterThan(2 * other);
  });
});
