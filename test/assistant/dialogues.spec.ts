import { expect, it } from '@jest/globals';
import { readExamples } from '#understanding';
import { readDialogues } from './dialogues.js';

/** Pleasantries and single words have few ways to be said. */
const SHORT = { en: 16, zh: 6 };

it('conversations are held in words that no example has', async () => {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const learnt = new Set((await readExamples('intents')).map(({ text }) => plain(text)));
  const dialogues = await readDialogues();
  const written = dialogues.flatMap(({ language, turns }) =>
    turns.map(({ text }) => plain(text)).filter((text) => text.length > SHORT[language]),
  );
  expect(written.filter((text) => learnt.has(text))).toEqual([]);
  for (const language of ['en', 'zh'] as const) {
    expect(dialogues.filter((one) => one.language === language).length).toBeGreaterThanOrEqual(60);
  }
});
