import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openUseLiteEncoder } from '#encoder-transformers';
import {
  detectLanguage,
  measure,
  openIntentClassifier,
  readExamples,
  type Example,
  type IntentClassifier,
  type SentenceEncoder,
} from '#understanding';

/** A little under what was measured, see docs/decisions/0003-intent-classifier.md. */
const FLOORS = { en: 0.93, zh: 0.9 } as const;

let folder: string;
let encoder: SentenceEncoder;
let classifier: IntentClassifier;
let golden: readonly Example[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-golden-'));
  encoder = await openUseLiteEncoder({ cacheDir: folder });
  classifier = await openIntentClassifier({ examples: 'intents', encoder, cacheDir: folder });
  golden = await readExamples('intents/golden');
}, 180_000);
afterAll(async () => {
  await encoder.close();
  await rm(folder, { recursive: true });
});

describe('the shop intents that come along', () => {
  it.each([
    ['为什么商品价格变了？', 'price_change'],
    ['商品是否支持七天无理由退换？', 'return_policy'],
    ['如何修改收货地址？', 'change_shipping_address'],
  ])('understand %s as %s', async (text, intent) => {
    const [answer] = await classifier.classify([{ text }]);
    expect(answer).toMatchObject({ outOfScope: false, band: 'sure', language: 'zh' });
    expect(answer?.ranking[0]?.intent).toBe(intent);
  });

  it.each(['en', 'zh'] as const)('stay above the floor on golden phrases: %s', async (language) => {
    const phrases = golden.filter(({ text }) => detectLanguage(text) === language);
    const answers = await classifier.classify(phrases);
    const outcomes = phrases.map(({ intent: actual }, i) => {
      const { intent: predicted = '', probability = 0 } = answers[i]?.ranking[0] ?? {};
      return { actual, predicted, probability };
    });
    expect(phrases.length).toBeGreaterThan(150);
    expect(measure(outcomes).accuracy).toBeGreaterThanOrEqual(FLOORS[language]);
  });

  it('are trained on no golden phrase', async () => {
    const plain = (text: string): string =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    const trained = new Set((await readExamples('intents')).map(({ text }) => plain(text)));
    expect(golden.filter(({ text }) => trained.has(plain(text)))).toEqual([]);
  });

  it('have golden phrases for every intent, and no others', () => {
    expect([...new Set(golden.map(({ intent }) => intent))].sort()).toEqual(classifier.intents);
  });
});
