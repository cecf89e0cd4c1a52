import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EncoderTuner, type Tuned, type TuningTask } from '../encoder-tuner.js';
import type { Example } from '../examples/example.js';
import { HybridIntentClassifier } from '../hybrid-intent-classifier.js';
import { decodeModel, encodeModel } from '../model/model-file.js';
import { DEFAULT_SETTINGS } from '../model/settings.js';
import { openIntentClassifier } from '../open-intent-classifier.js';
import { SentenceEncoder } from '../sentence-encoder.js';
import { modelVersion, trainIntentClassifier } from './intent-trainer.js';

// On a busy machine each of these starts several threads.
jest.setTimeout(120_000);

const INTENTS = ['refund', 'track'];

/** One dimension an intent: whether its word stands in the text. English only. */
class WordEncoder extends SentenceEncoder {
  readonly dimensions = 2;
  readonly device = 'cpu';
  readonly languages = ['en'];
  readonly asked: string[] = [];
  closed = false;
  constructor(readonly name: string) {
    super();
  }
  override async encode(texts: readonly string[]): Promise<readonly Float32Array[]> {
    this.asked.push(...texts);
    return texts.map((text) => Float32Array.from(INTENTS, (word) => (text.includes(word) ? 1 : 0)));
  }
  override async close(): Promise<void> {
    this.closed = true;
  }
}

/** Knows after its tuning what the words of the intents mean. */
class WordTuner extends EncoderTuner {
  readonly name = 'words';
  readonly device = 'cpu';
  readonly languages = ['en'];
  readonly tasks: TuningTask[] = [];
  readonly opened: WordEncoder[] = [];
  override async tune(task: TuningTask): Promise<Tuned> {
    this.tasks.push(task);
    await new Promise((resolve) => setImmediate(resolve));
    task.signal?.throwIfAborted();
    task.onProgress?.({ step: 1, steps: 1, loss: 0.5, heldOutAccuracy: 1, secondsLeft: 0 });
    const weights = Float32Array.of(9, 0, 0, 9);
    const encoder = `words-${String(task.seed)}`;
    return { encoder, dimensions: 2, languages: ['en'], weights, bias: new Float32Array(2) };
  }
  override async openTuned(name: string): Promise<SentenceEncoder> {
    const encoder = new WordEncoder(name);
    this.opened.push(encoder);
    return encoder;
  }
}

/** English where only the word of the intent tells, and Chinese that the tuner cannot read. */
const examples: Example[] = INTENTS.flatMap((intent, at) => [
  ...Array.from({ length: 15 }, (_, i) => ({ intent, text: `${intent} ${String.fromCharCode(97 + i)}x` })),
  ...['一', '二', '三', '四', '五'].map((sign) => ({ intent, text: `${at === 0 ? '退款' : '包裹'}${sign}` })),
]);
const settings = { ...DEFAULT_SETTINGS, tuning: { encoders: 2, foldTexts: 8, folds: [2, 5] as const } };
const request = (more: object = {}) => ({
  name: 'a',
  examples,
  settings,
  grade: 'full' as const,
  tuner: new WordTuner(),
  ...more,
});

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'presage-full-'))));
afterEach(() => rm(folder, { recursive: true }));

describe('grade full', () => {
  it('tunes each encoder on the texts in its language, without a fold of its own', async () => {
    const tuner = new WordTuner();
    const { heldOut } = await trainIntentClassifier(request({ tuner }));
    const [one, two] = tuner.tasks;
    expect(tuner.tasks).toHaveLength(2);
    expect(one?.texts).toHaveLength(30 + INTENTS.length);
    expect(one?.texts.some((text) => /\p{Script=Han}/u.test(text))).toBe(false);
    const left = [one, two].map((task) => new Set(Array.from(task?.heldOut ?? [], (i) => task?.texts[i])));
    expect([...(left[0] ?? [])].filter((text) => left[1]?.has(text))).toEqual([]);
    // Measured is what an encoder has not seen, and nothing else.
    const english = heldOut.answers.filter(({ text }) => /[a-z]/.test(text)).map(({ text }) => text);
    expect(english.sort()).toEqual([...(left[0] ?? []), ...(left[1] ?? [])].sort());
    expect(heldOut.answers.some(({ text }) => /\p{Script=Han}/u.test(text))).toBe(true);
    expect(tuner.opened.every(({ closed }) => closed)).toBe(true);
  });

  it('answers by the tuned encoders where they can read, and by n-grams alone where not', async () => {
    const { bytes } = await trainIntentClassifier(request());
    const tuner = new WordTuner();
    const classifier = await HybridIntentClassifier.open(decodeModel(bytes), { tuner });
    const [word, chinese] = await classifier.classify([
      { text: 'please give me my refunding now' },
      { text: '包裹' },
    ]);
    expect(word?.ranking[0]?.intent).toBe('refund');
    expect(chinese?.ranking[0]?.intent).toBe('track');
    expect(tuner.opened.map(({ asked }) => asked)).toEqual([
      ['please give me my refunding now'],
      ['please give me my refunding now'],
    ]);
    await classifier.close();
    expect(tuner.opened.every(({ closed }) => closed)).toBe(true);
  });

  it('keeps all members in its file, bit for bit, with shares that sum to one', async () => {
    const { bytes } = await trainIntentClassifier(request());
    const model = decodeModel(bytes);
    expect(Buffer.compare(encodeModel(model), bytes)).toBe(0);
    expect(model.parts.members).toHaveLength(3);
    expect(model.parts.members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 5);
  });

  it('is kept, and opened again without a tuning', async () => {
    const first = await openIntentClassifier({ ...request(), cacheDir: folder });
    const tuner = new WordTuner();
    const again = await openIntentClassifier({ ...request({ tuner }), cacheDir: folder });
    expect(tuner.tasks).toEqual([]);
    expect(await again.classify([{ text: 'track it' }])).toEqual(
      await first.classify([{ text: 'track it' }]),
    );
  });

  it('is another version than grade fast, needs a tuner, and rejects with what it was aborted with', async () => {
    expect(modelVersion(request())).not.toBe(modelVersion(request({ grade: 'fast' })));
    await expect(trainIntentClassifier(request({ tuner: undefined }))).rejects.toThrow('needs a tuner');
    const stop = new AbortController();
    const training = trainIntentClassifier(request({ signal: stop.signal }));
    stop.abort(new Error('not now'));
    await expect(training).rejects.toThrow('not now');
  });

  it('falls back to the linear model where nothing is in a language the tuner knows', async () => {
    const tuner = new WordTuner();
    const chinese = examples.filter(({ text }) => /\p{Script=Han}/u.test(text));
    const { bytes } = await trainIntentClassifier(request({ examples: chinese, tuner }));
    expect(tuner.tasks).toEqual([]);
    expect(decodeModel(bytes).parts.members).toHaveLength(1);
  });
});
