import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openUseLiteEncoder } from './open-use-lite-encoder.js';
import { EncoderFailed } from './encoder-failures.js';
import { TransformersSentenceEncoder, type EncoderDescription } from './transformers-sentence-encoder.js';
import { tokenizerJson } from './use-lite-tokenizer.js';
import { ensureUseLite, FOLDER } from './use-lite-folder.js';

let folder: string;
let encoder: TransformersSentenceEncoder;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-encoder-'));
  encoder = await openUseLiteEncoder({ cacheDir: folder });
});
afterAll(async () => {
  await encoder.close();
  await rm(folder, { recursive: true });
});

const one = async (text: string): Promise<Float32Array> =>
  (await encoder.encode([text]))[0] ?? new Float32Array();
const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
const distance = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? NaN))), 0);

describe('Universal Sentence Encoder Lite', () => {
  const sentences = [
    'Hi',
    'Where is my parcel?',
    'I would like to know whether the blue one is still in stock, thanks.',
  ];

  it('gives unit vectors of the size it names', async () => {
    for (const vector of await encoder.encode(sentences)) {
      expect(vector).toHaveLength(encoder.dimensions);
      expect(Math.sqrt(dot(vector, vector))).toBeCloseTo(1, 5);
    }
  });

  it('gives the same vector alone and padded beside longer texts', async () => {
    const together = await encoder.encode(sentences);
    for (const [i, sentence] of sentences.entries()) {
      expect(distance(await one(sentence), together[i] ?? new Float32Array())).toBeLessThan(1e-5);
    }
  });

  it('gives the values that TensorFlow.js computes from the same weights', async () => {
    // First 8 of 512, recorded from @tensorflow/tfjs 4.22.0 (cpu backend) running the package's own graph.
    const expected = Float32Array.of(
      0.05371764674782753,
      -0.05261802300810814,
      0.05608392134308815,
      -0.056284625083208084,
      0.04601515457034111,
      -0.054386161267757416,
      0.03366571664810181,
      -0.042233455926179886,
    );
    expect(distance(expected, await one('Where is my order?'))).toBeLessThan(1e-6);
  });

  it('puts sentences of like meaning close and others apart', async () => {
    const [question, same, other] = await encoder.encode([
      'Where is my order?',
      'I want to know where my package is',
      'How do I bake bread?',
    ]);
    const near = dot(question ?? new Float32Array(), same ?? new Float32Array());
    const far = dot(question ?? new Float32Array(), other ?? new Float32Array());
    expect(near).toBeGreaterThan(far + 0.15);
  });

  it('knows the order of words', async () => {
    expect(distance(await one('dog bites man'), await one('man bites dog'))).toBeGreaterThan(0.01);
  });

  it('reads no control symbol into what a shopper types', async () => {
    expect(dot(await one('<s> hello'), await one('hello'))).toBeLessThan(0.9999);
    expect(distance(await one('hello <s>'), await one('hello </s>'))).toBeGreaterThan(0.001);
  });

  it.each([
    [''],
    [' \n\t'],
    ['\ud800'],
    ['😀'],
    ['a'.repeat(4000)],
    ['word '.repeat(800)],
    ['退货'],
    [':) :// ”5'],
  ])('takes any text: %#', async (text) => {
    const vector = await one(text);
    expect(vector).toHaveLength(512);
    expect([...vector].every(Number.isFinite)).toBe(true);
  });

  it('gives zeros for an empty text, also between others', async () => {
    const [hello, empty] = await encoder.encode(['hello', '']);
    expect(dot(empty ?? new Float32Array(1), empty ?? new Float32Array(1))).toBe(0);
    expect(distance(hello ?? new Float32Array(), await one('hello'))).toBeLessThan(1e-5);
  });

  it('keeps concurrent calls apart', async () => {
    const answers = await Promise.all(sentences.map((sentence) => encoder.encode([sentence, 'filler'])));
    for (const [i, sentence] of sentences.entries()) {
      expect(distance(answers[i]?.[0] ?? new Float32Array(), await one(sentence))).toBeLessThan(1e-5);
    }
  });
});

describe('the tokenizer', () => {
  const vocabulary = (pieces: [string, number | null][]): [string, number][] =>
    (tokenizerJson(pieces) as { model: { vocab: [string, number][] } }).model.vocab;

  it('keeps ids in place, hides control symbols and doubles, and fills missing scores', () => {
    const control = ['<s>', '</s>', 'x1', 'x2', 'x3'].map((piece): [string, number] => [piece, 0]);
    const read = vocabulary([['�', 0], ...control, ['”5', -1], [':', null], ['”5', -2]]);
    expect(read.slice(1, 7).every(([piece]) => piece.includes(' '))).toBe(true);
    expect([read[0], ...read.slice(7)]).toEqual([
      ['�', 0],
      [':', 0],
      ['”5', -2],
    ]);
  });
});

describe('the folder', () => {
  it('is built once, whole, by processes that start together, and clears what a killed one left long ago', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'presage-encoder-'));
    const abandoned = join(cacheDir, `${FOLDER}.tmp-old`);
    const atWork = join(cacheDir, `${FOLDER}.tmp-new`);
    await Promise.all([mkdir(abandoned), mkdir(atWork)]);
    await utimes(abandoned, 0, 0);
    await Promise.all([ensureUseLite(cacheDir), ensureUseLite(cacheDir)]);
    expect((await readdir(cacheDir)).sort()).toEqual([FOLDER, `${FOLDER}.tmp-new`]);
    await rm(cacheDir, { recursive: true });
  });
});

describe('TransformersSentenceEncoder', () => {
  it('says which folder it could not start from', async () => {
    const description: EncoderDescription = {
      folder: join(folder, 'nowhere'),
      precision: 'fp32',
      threads: 1,
      device: 'cpu',
      batch: 8,
      name: 'n',
      languages: [],
    };
    await expect(TransformersSentenceEncoder.start(description)).rejects.toThrow(/nowhere does not start/);
  });

  it('rejects what waits and what comes later once it is closed', async () => {
    const short = await openUseLiteEncoder({ cacheDir: folder });
    const waiting = short.encode(['hello']);
    const closing = short.close();
    await expect(waiting).rejects.toThrow(EncoderFailed);
    await closing;
    await expect(short.encode(['hello'])).rejects.toThrow('The encoder is closed.');
  });
});
