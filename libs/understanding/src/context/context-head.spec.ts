import { describe, expect, it } from '@jest/globals';
import { Vectoriser } from '../features/vectoriser.js';
import { DEFAULT_SETTINGS } from '../model/settings.js';
import type { Question, Turn } from '../question.js';
import { trainHead } from '../training/logistic-regression.js';
import { contextHead } from './context-head.js';

const shopper = (text: string): Turn => ({ from: 'shopper', text });
const staff = (text: string): Turn => ({ from: 'staff', text });
const ngrams = { ...DEFAULT_SETTINGS.ngrams, before: [0.5, 0.25] };
const LEARNT: readonly (readonly [label: number, question: Question])[] = [
  [0, { text: 'refund please' }],
  [0, { text: 'and how long', before: [shopper('refund please')] }],
  [0, { text: 'money back' }],
  [1, { text: 'deliver please' }],
  [1, { text: 'and how long', before: [shopper('deliver please')] }],
  [1, { text: 'parcel here' }],
];
const vectoriser = Vectoriser.fit(
  LEARNT.map(([, { text }]) => text),
  ngrams,
);
const shape = { terms: vectoriser.rows, dimensions: 0, labels: 2 };
const labels = Int32Array.from(LEARNT, ([label]) => label);
const inputs = LEARNT.map(([, question]) => ({ terms: vectoriser.transform(question), vector: undefined }));
const head = contextHead({ inputs, labels }, vectoriser.size, shape, (some) =>
  trainHead({ inputs: some, labels }, shape, DEFAULT_SETTINGS.regression),
);
function leaning(question: Question): number {
  const scores = new Float32Array(2);
  head.scores({ terms: vectoriser.transform(question), vector: undefined }, scores);
  return (scores[0] ?? 0) - (scores[1] ?? 0);
}

describe('a question with what came before', () => {
  it('is understood by it', () => {
    expect(leaning({ text: 'how long', before: [shopper('money back')] })).toBeGreaterThan(0.5);
    expect(leaning({ text: 'how long', before: [shopper('parcel here')] })).toBeLessThan(-0.5);
  });

  it('counts the latest turn most, and its own words more than those', () => {
    const mixed = [shopper('money back'), shopper('parcel here')];
    expect(leaning({ text: 'how long', before: mixed })).toBeLessThan(0);
    expect(leaning({ text: 'money back', before: [shopper('parcel here')] })).toBeGreaterThan(0);
  });

  it('is not moved by what staff said, nor by turns too long ago', () => {
    const alone = leaning({ text: 'how long' });
    expect(leaning({ text: 'how long', before: [staff('money back')] })).toBe(alone);
    const old = [shopper('money back'), shopper('zzz'), shopper('zzz')];
    expect(leaning({ text: 'how long', before: old })).toBe(alone);
  });

  it('is read as a text alone by a model that was not trained for it', () => {
    const plain = Vectoriser.fit(['money back'], DEFAULT_SETTINGS.ngrams);
    const question = { text: 'money', before: [shopper('back')] };
    expect(plain.transform(question)).toEqual(plain.transform('money'));
    expect(plain.rows).toBe(plain.size);
  });
});
