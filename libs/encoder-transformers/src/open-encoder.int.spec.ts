import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowOf, writeTinyModel, type Tiny } from '../test/tiny-model.js';
import { describeEncoder, type EncoderChoice } from './describe-encoder.js';
import { DeviceUnavailable } from './device-check.js';
import { EncoderInvalid } from './encoder-invalid.js';
import { openEncoder, type EncoderOptions } from './open-encoder.js';
import { openUseLiteEncoder } from './open-use-lite-encoder.js';

let root: string;
let next = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'presage-encoder-'));
});
afterAll(() => rm(root, { recursive: true }));

const choice = (encoder: string): EncoderChoice => ({
  ...{ encoder, cacheDir: join(root, 'cache'), device: 'cpu' },
  ...{ precision: 'fp32', threads: 1, batch: 8 },
});

/** A tiny model in a folder of its own. */
async function tiny(model: Tiny = {}, name = `tiny-${String(next++)}`): Promise<string> {
  const folder = join(root, name);
  await writeTinyModel(folder, model);
  return folder;
}

async function encode(texts: readonly string[], options: Partial<EncoderOptions>): Promise<number[][]> {
  const encoder = await openEncoder({ ...choice(''), ...options }, () => undefined);
  try {
    return (await encoder.encode(texts)).map((vector) => [...vector]);
  } finally {
    await encoder.close();
  }
}

/** Mean of the words' rows, scaled to length 1. */
function meanOf(...words: string[]): number[] {
  const sum = [0, 1, 2, 3].map((i) => words.reduce((total, word) => total + (rowOf(word)[i] ?? NaN), 0));
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}
const expectClose = (vector: readonly number[] | undefined, wanted: readonly number[]): void => {
  expect(vector).toHaveLength(wanted.length);
  vector?.forEach((value, i) => expect(value).toBeCloseTo(wanted[i] ?? NaN, 5));
};

describe('a local folder', () => {
  it('with token vectors is pooled by the mean of its tokens, padding left out', async () => {
    const encoder = await tiny();
    const texts = ['Where is my order', 'order', ' ', 'unheard'];
    const [long, short, empty, unknown] = await encode(texts, { encoder });
    expectClose(unknown, meanOf('[CLS]', '[UNK]', '[SEP]'));
    expectClose(long, meanOf('[CLS]', 'where', 'is', 'my', 'order', '[SEP]'));
    expectClose(short, meanOf('[CLS]', 'order', '[SEP]'));
    expect(empty).toEqual([0, 0, 0, 0]);
  });

  it('is pooled by its first token where it says so', async () => {
    const encoder = await tiny({
      pooling: { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false },
    });
    const [vector] = await encode(['where is'], { encoder });
    expectClose(vector, meanOf('[CLS]'));
  });

  it('that pools by itself is scaled to length 1', async () => {
    const encoder = await tiny({ pooled: true });
    const [vector] = await encode(['my order'], { encoder });
    expectClose(vector, meanOf('[CLS]', 'my', 'order', '[SEP]'));
  });

  it('is given the prefix it names, or that its name stands for', async () => {
    const wanted = meanOf('[CLS]', 'query', ':', 'order', '[SEP]');
    const named = await tiny({ sentence: { prompts: { q: 'query: ' }, default_prompt_name: 'q' } });
    for (const encoder of [named, await tiny({}, 'tiny-e5-small')]) {
      expectClose((await encode(['order'], { encoder }))[0], wanted);
    }
  });

  it('cuts long texts to what it takes, and closes them as it was trained', async () => {
    const encoder = await tiny({ config: { max_position_embeddings: 4 } });
    const [vector] = await encode(['where is my order'], { encoder });
    expectClose(vector, meanOf('[CLS]', 'where', 'is', '[SEP]'));
  });

  it('named use-lite by its path gives the same vectors under another name', async () => {
    const cacheDir = join(root, 'cache');
    const own = await openUseLiteEncoder({ cacheDir });
    const [expected] = await own.encode(['Where is my order?']);
    await own.close();
    const encoder = join(cacheDir, own.name);
    expect((await encode(['Where is my order?'], { encoder }))[0]).toEqual([...(expected ?? [])]);
    expect((await describeEncoder(choice(encoder))).name).toMatch(/^use-lite-en-v\d-[\da-f]{12}$/);
    expect((await describeEncoder(choice('use-lite'))).name).toBe(own.name);
  });

  it('has another name when its weights, precision or use change', async () => {
    const files = ['onnx/model.onnx', 'onnx/model_quantized.onnx'];
    const folders = [
      await tiny({}, 'a/same'),
      await tiny({ pooled: true }, 'b/same'),
      await tiny({ sentence: { prompts: { q: 'x' }, default_prompt_name: 'q' } }, 'c/same'),
      await tiny({ files }, 'd/same'),
    ];
    const names = await Promise.all(
      folders.map(async (folder) => (await describeEncoder(choice(folder))).name),
    );
    expect(new Set(names).size).toBe(3);
    expect(names[0]).toBe(names[3]);
  });

  it('tells its languages by declaration, else by name, else English', async () => {
    const languages = async (name: string, declared?: string[]): Promise<readonly string[]> =>
      (await describeEncoder({ ...choice(await tiny({}, name)), languages: declared })).languages;
    expect(await languages('bge-small-zh-v1')).toEqual(['zh']);
    expect(await languages('bge-small-zh-v1', ['zh', 'en'])).toEqual(['zh', 'en']);
    expect(await languages('multilingual-x')).toEqual(expect.arrayContaining(['en', 'zh', 'de', 'und']));
    expect(await languages('plain', ['multilingual'])).toContain('sv');
    expect(await languages('plain')).toEqual(['en']);
  });
});

describe('use-lite in 8 bits', () => {
  const texts = ['Where is my order?', 'refund', 'I would like to return the blue jacket, it is too small.'];
  const dot = (a: readonly number[] = [], b: readonly number[] = []): number =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);

  it('means nearly the same under a name of its own', async () => {
    const whole = await encode(texts, { encoder: 'use-lite' });
    const small = await encode(texts, { encoder: 'use-lite', precision: 'q8' });
    small.forEach((vector, i) => expect(dot(vector, whole[i])).toBeGreaterThan(0.98));
    const named = await describeEncoder({ ...choice('use-lite'), precision: 'q8' });
    expect(named.name).toMatch(/^use-lite-en-v\d-[\da-f]{12}$/);
  });

  it('gives a text the same vector whatever else is encoded with it', async () => {
    const options = { encoder: 'use-lite', precision: 'q8' } as const;
    const together = await encode(texts, options);
    for (const [i, text] of texts.entries()) expect((await encode([text], options))[0]).toEqual(together[i]);
  });
});

describe('what cannot be opened says what to do', () => {
  const failing = (options: Partial<EncoderOptions>): Promise<unknown> =>
    encode(['x'], options).catch((error: unknown) => error);

  it.each([
    ['ENCODER=nowhere is neither use-lite', 'nowhere', {}],
    ['has no config.json', '.', {}],
    ['offers fp32): set MODEL_PRECISION=fp32', 'tiny', { precision: 'q8' }],
    ['MODEL_PRECISION=fp32', 'use-lite', { precision: 'fp16' }],
  ] as const)('%s', async (message, encoder, more) => {
    const given = encoder === 'tiny' ? await tiny() : encoder === '.' ? root : encoder;
    const error = await failing({ encoder: given, ...more });
    expect(error).toBeInstanceOf(EncoderInvalid);
    expect((error as Error).message).toContain(message);
  });

  it('a way of pooling that is not known', async () => {
    const encoder = await tiny({ pooling: { pooling_mode_max_tokens: true } });
    expect(String(await failing({ encoder }))).toContain('pooling_mode_max_tokens');
  });

  it('a file that is no model', async () => {
    const encoder = await tiny({ files: ['onnx/readme.onnx'] });
    expect(String(await failing({ encoder }))).toContain('has no onnx/model.onnx');
  });
});

describe('a hub', () => {
  const former = process.env.HF_ENDPOINT;
  let server: Server | undefined;
  afterEach(async () => {
    if (former === undefined) delete process.env.HF_ENDPOINT;
    else process.env.HF_ENDPOINT = former;
    await new Promise<unknown>((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    server = undefined;
  });

  async function serve(folder: string): Promise<void> {
    const started = createServer((request, response) => {
      const name = (request.url ?? '').replace(/^\/someone\/[^/]+\/resolve\/main\//, '');
      readFile(join(folder, name)).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    process.env.HF_ENDPOINT = `http://127.0.0.1:${String((started.address() as AddressInfo).port)}/`;
  }

  it('is asked once; afterwards the model opens without it', async () => {
    await serve(await tiny());
    const wanted = meanOf('[CLS]', 'order', '[SEP]');
    expectClose((await encode(['order'], { encoder: 'someone/model' }))[0], wanted);
    process.env.HF_ENDPOINT = 'http://127.0.0.1:1';
    expectClose((await encode(['order'], { encoder: 'someone/model' }))[0], wanted);
  });

  it('that lacks a file names it, and leaves nothing half', async () => {
    await serve(await tiny({ files: [] }));
    for (let i = 0; i < 2; i++) {
      await expect(encode(['x'], { encoder: 'someone/half' })).rejects.toThrow(/404 to onnx\/model.onnx/);
    }
  });

  it('that is not reachable is said so', async () => {
    process.env.HF_ENDPOINT = 'http://127.0.0.1:1';
    await expect(encode(['x'], { encoder: 'someone/unreachable' })).rejects.toThrow(
      /not reachable.*local folder/,
    );
  });
});

describe('a device', () => {
  it.each(['cuda', 'webgpu'] as const)('%s computes, or falls back with one line', async (device) => {
    const notes: string[] = [];
    const options = { ...choice(await tiny()), device };
    const encoder = await openEncoder(options, (line) => notes.push(line));
    expect(await encoder.encode(['order'])).toHaveLength(1);
    await encoder.close();
    if (encoder.device === device) {
      expect(notes).toEqual([]);
      return;
    }
    expect(encoder.device).toBe('cpu');
    expect(notes).toEqual([expect.stringMatching(new RegExp(`^DEVICE=${device} cannot be used: [^\n]+$`))]);
    await expect(openEncoder({ ...options, strictDevice: true }, fail)).rejects.toThrow(DeviceUnavailable);
  });
});

const fail = (line: string): never => {
  throw new Error(`said ${line}`);
};
