import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openUseLiteEncoder } from '#encoder-transformers';
import {
  detectLanguage,
  measure,
  openIntentClassifier,
  readExamples,
  type Classified,
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

  it.each([
    ['en', 0.85],
    ['zh', 0.8],
    ['other', 0.9],
  ] as const)('do not take for theirs what has nothing to do with a shop: %s', async (name, floor) => {
    const lines = await readFile(`test/fixtures/out-of-scope/${name}.txt`, 'utf8');
    const texts = lines.trim().split('\n');
    const answers = await classifier.classify(texts.map((text) => ({ text })));
    const share = (test: (answer: Classified) => boolean): number =>
      answers.filter(test).length / texts.length;
    expect(share(({ outOfScope }) => outOfScope)).toBeGreaterThanOrEqual(floor);
    expect(share(({ band }) => band === 'sure')).toBeLessThanOrEqual(0.06);
  });

  it('hardly ever turn away a golden phrase, or see a second wish in it', async () => {
    const answers = await classifier.classify(golden);
    expect(answers.filter(({ outOfScope }) => outOfScope).length / golden.length).toBeLessThan(0.03);
    expect(answers.filter(({ also }) => also.length > 0).length / golden.length).toBeLessThan(0.04);
  });

  it.each([
    ['en', [' and ', '. ', ', also ', '? '], 0.6],
    ['zh', ['，另外', '？', '，还有', '，顺便'], 0.45],
  ] as const)('find both wishes of a message: %s', async (language, joints, floor) => {
    const pairs = pairsOf(
      golden.filter(({ text }) => detectLanguage(text) === language),
      joints,
    );
    const answers = await classifier.classify(pairs);
    const found = answers.map(({ ranking, also }) => [
      ranking[0]?.intent ?? '',
      ...also.map(({ intent }) => intent),
    ]);
    const both = pairs.filter(({ wishes }, i) => wishes.every((wish) => found[i]?.includes(wish))).length;
    const further = answers.flatMap(({ also }, i) =>
      also.map(({ intent }) => pairs[i]?.wishes.includes(intent)),
    );
    expect(pairs.length).toBeGreaterThan(150);
    expect(both / pairs.length).toBeGreaterThan(floor);
    expect(further.filter(Boolean).length / further.length).toBeGreaterThan(0.88);
  });
});

/** Every phrase joined with one of another intent. */
function pairsOf(
  phrases: readonly Example[],
  joints: readonly string[],
): { readonly text: string; readonly wishes: readonly string[] }[] {
  return phrases.flatMap((one, i) => {
    const other = phrases[(i * 7 + 13) % phrases.length];
    if (!other || other.intent === one.intent) return [];
    const text = one.text.replace(/[.?!。？！]+$/u, '') + (joints[i % joints.length] ?? ' ') + other.text;
    return [{ text, wishes: [one.intent, other.intent] }];
  });
}
