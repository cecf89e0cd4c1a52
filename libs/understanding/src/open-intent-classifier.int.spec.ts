import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluationReport } from './analysis/evaluation-report.js';
import type { Example } from './examples/example.js';
import { HybridIntentClassifier } from './hybrid-intent-classifier.js';
import { decodeModel, encodeModel, ModelFileInvalid } from './model/model-file.js';
import { DEFAULT_SETTINGS } from './model/settings.js';
import { openIntentClassifier } from './open-intent-classifier.js';
import { questionsOf } from './question.js';
import { SentenceEncoder } from './sentence-encoder.js';
import { modelVersion, trainIntentClassifier } from './training/intent-trainer.js';

/** Eight dimensions of letter counts, English only; remembers what it was asked. */
class LetterEncoder extends SentenceEncoder {
  readonly dimensions = 8;
  readonly device = 'cpu';
  readonly languages = ['en'];
  readonly asked: string[] = [];
  constructor(readonly name = 'letters') {
    super();
  }
  override async encode(texts: readonly string[]): Promise<readonly Float32Array[]> {
    this.asked.push(...texts);
    return texts.map((text) => {
      const vector = new Float32Array(8);
      for (let i = 0; i < text.length; i++)
        vector[text.charCodeAt(i) % 8] = (vector[text.charCodeAt(i) % 8] ?? 0) + 1;
      return vector;
    });
  }
  override async close(): Promise<void> {
    // Nothing to free.
  }
}

const examples: Example[] = [
  ...['where is my parcel', 'track my parcel', 'parcel has not come', '包裹在哪', '我的包裹到哪了', '查包裹'],
  ...['refund please', 'i want my money back', 'when is the refund', '退款', '什么时候退款', '我要退钱'],
].map((text, i) => ({ text, intent: i < 6 ? 'track' : 'refund' }));
const settings = { ...DEFAULT_SETTINGS, folds: 2 };

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'presage-intents-'))));
afterEach(() => rm(folder, { recursive: true }));

const open = (more: Partial<Parameters<typeof openIntentClassifier>[0]> = {}) =>
  openIntentClassifier({ examples, cacheDir: folder, settings, ...more });

describe('openIntentClassifier', () => {
  it('trains, answers in both languages, and gives calibrated rankings that end in one', async () => {
    const classifier = await open({ encoder: new LetterEncoder() });
    const answers = await classifier.classify(questionsOf(['is the parcel lost', '退款多久']));
    expect(answers.map(({ ranking, language }) => [ranking[0]?.intent, language])).toEqual([
      ['track', 'en'],
      ['refund', 'zh'],
    ]);
    for (const { ranking } of answers) {
      expect(ranking.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5);
      expect(ranking).toHaveLength(2);
    }
  });

  it('asks the encoder only about texts in its language, in training and in use', async () => {
    const encoder = new LetterEncoder();
    const classifier = await open({ encoder });
    expect(encoder.asked.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    encoder.asked.length = 0;
    await classifier.classify(questionsOf(['退款', 'refund', '12 34']));
    expect(encoder.asked).toEqual(['refund']);
  });

  it('trains once: the second time reports no progress and answers alike', async () => {
    const texts = ['parcel', 'money', '退钱', ''];
    const first = await (await open()).classify(questionsOf(texts));
    const progress: number[] = [];
    const again = await open({ onProgress: ({ share }) => progress.push(share) });
    expect(progress).toEqual([]);
    expect(await again.classify(questionsOf(texts))).toEqual(first);
    expect((await readdir(folder)).sort()).toEqual([
      `intents-${again.model.version}.model`,
      `intents-${again.model.version}.model.txt`,
    ]);
    expect(await readFile(join(folder, `intents-${again.model.version}.model.txt`), 'utf8')).toContain(
      '12 examples of 2 intents (en 6, zh 6)',
    );
  });

  it('trains anew where the cached file was cut short', async () => {
    const { model } = await open();
    const path = join(folder, `intents-${model.version}.model`);
    await truncate(path, 1000);
    await open();
    expect(decodeModel(await readFile(path)).parts.card.version).toBe(model.version);
  });

  it('names the file and line of a broken example file', async () => {
    await writeFile(join(folder, 'a.yml'), 'nlu:\n  - intent: a\n    examples: |\n      oops');
    await expect(open({ examples: folder })).rejects.toThrow(/a\.yml:4: expected "- phrase"/);
  });

  it('says what is missing where there is only one intent', async () => {
    await expect(open({ examples: examples.slice(0, 6) })).rejects.toThrow('at least two intents');
  });

  it.each([
    [''],
    ['   '],
    ['?!'],
    ['\ud800'],
    ['<script>'],
    ['a'.repeat(4000)],
    ['退'.repeat(4000)],
    ['é́'.repeat(2000)],
  ])('answers any text: %#', async (text) => {
    const [answer] = await (await open({ encoder: new LetterEncoder() })).classify([{ text }]);
    expect(answer?.ranking).toHaveLength(2);
    expect(answer?.ranking.every(({ probability }) => probability >= 0 && probability <= 1)).toBe(true);
  });

  it('calls a text without a known word out of scope, and unsure', async () => {
    const [nothing, known] = await (await open()).classify(questionsOf(['zzyzx qqq', 'where is my parcel']));
    expect(nothing).toMatchObject({ outOfScope: true, band: 'unsure' });
    expect(known).toMatchObject({ outOfScope: false });
  });
});

describe('modelVersion', () => {
  const version = (more: object): string => modelVersion({ name: 'a', examples, settings, ...more });

  it('does not depend on the order or repetition of examples, nor on the name', () => {
    expect(version({ examples: [...examples, ...examples].reverse(), name: 'b' })).toBe(version({}));
  });

  it('depends on examples, settings and encoder', () => {
    const others = [
      version({ examples: examples.slice(1) }),
      version({ settings: { ...settings, vectorScale: 1 } }),
      version({ encoder: new LetterEncoder() }),
      version({ encoder: new LetterEncoder('other') }),
    ];
    expect(new Set([version({}), ...others]).size).toBe(5);
  });
});

describe('what is measured while training', () => {
  it('is an answer for every example, by a model that had not seen it, and what fewer would have done', async () => {
    const shares: number[] = [];
    const { bytes, heldOut } = await trainIntentClassifier({
      name: 'a',
      examples,
      settings,
      learningCurve: true,
      onProgress: ({ share }) => shares.push(share),
    });
    const { card } = decodeModel(bytes).parts;
    const report = evaluationReport(heldOut, 0.2);
    expect(report).toMatchObject({ version: card.version, texts: card.examples, folds: settings.folds });
    expect(report.accuracy).toBeCloseTo(card.heldOut.accuracy, 10);
    expect(report.ece).toBeCloseTo(card.heldOut.ece, 6);
    expect(heldOut.answers.map(({ text }) => text).sort()).toEqual(examples.map(({ text }) => text).sort());
    expect(report.foldAccuracies).toHaveLength(settings.folds);
    expect(report.learning.at(-1)?.accuracy).toBeCloseTo(report.foldAccuracies[0] ?? NaN, 10);
    expect(report.learning.map(({ examples: count }) => count)).toEqual(
      report.learning.map(({ examples: count }) => count).sort((a, b) => a - b),
    );
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});

describe('the model file', () => {
  it('gives back the same model, bit for bit', async () => {
    const { bytes } = await trainIntentClassifier({
      name: 'a',
      examples,
      settings,
      encoder: new LetterEncoder(),
    });
    expect(Buffer.compare(encodeModel(decodeModel(bytes)), bytes)).toBe(0);
  });

  it('is refused where one bit has changed, or it is something else', async () => {
    const { bytes } = await trainIntentClassifier({ name: 'a', examples, settings });
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    expect(() => decodeModel(bytes)).toThrow(ModelFileInvalid);
    expect(() => decodeModel(Buffer.from('hello'))).toThrow(ModelFileInvalid);
    expect(() => decodeModel(new Uint8Array())).toThrow(ModelFileInvalid);
  });

  it('holds the same weights after every training', async () => {
    const train = async (): Promise<Float32Array | undefined> =>
      decodeModel((await trainIntentClassifier({ name: 'a', examples, settings })).bytes).parts.members[0]
        ?.head.weights;
    expect(await train()).toEqual(await train());
  });
});

it('refuses an encoder other than the one it was trained with', async () => {
  const { trained } = await open({ encoder: new LetterEncoder() });
  expect(() => new HybridIntentClassifier(trained, [new LetterEncoder('other')])).toThrow(
    'trained with encoder "letters", which is not among those given ("other")',
  );
});
