import { describe, expect, it } from '@jest/globals';
import { readExamples } from '#understanding';
import { type Corpus, demoArticles, readQuestions, recallOf } from './measured.js';

/** By words alone, a little under what `npm run bench -- articles` measures. */
const FLOORS = { en: { at1: 0.8, at3: 0.89 }, zh: { at1: 0.76, at3: 0.88 } } as const;

describe('the demo shop’s articles', () => {
  it.each(['en', 'zh'] as const)('are found on the half that nothing was chosen on: %s', async (language) => {
    const corpus: Corpus = {
      articles: await demoArticles(),
      questions: await readQuestions(),
      vectors: new Map(),
    };
    const measured = recallOf(corpus, { half: 'test', language });
    expect(measured.at1.of).toBe(90);
    expect(measured.at1.share).toBeGreaterThanOrEqual(FLOORS[language].at1);
    expect(measured.at3.share).toBeGreaterThanOrEqual(FLOORS[language].at3);
  });

  it('are asked for in words that no example has, and not twice', async () => {
    const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const learnt = new Set((await readExamples('intents')).map(({ text }) => plain(text)));
    const asked = (await readQuestions()).map(({ text }) => plain(text));
    expect(asked.filter((text) => learnt.has(text))).toEqual([]);
    expect(new Set(asked).size).toBe(400);
  });
});
