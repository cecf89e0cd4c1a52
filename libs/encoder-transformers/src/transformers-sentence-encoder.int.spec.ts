import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { EncoderBusy, EncoderFailed } from './encoder-failures.js';
import {
  TransformersSentenceEncoder,
  type EncoderDescription,
  type ServingOptions,
} from './transformers-sentence-encoder.js';

const open: TransformersSentenceEncoder[] = [];
let workers: Worker[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((encoder) => encoder.close()));
  workers = [];
});

/** An encoder of letters, see `test/letters.worker.ts`; starts for which `fails` is true end at once. */
async function letters(
  options: ServingOptions = {},
  fails: (start: number) => boolean = () => false,
): Promise<TransformersSentenceEncoder> {
  const description: EncoderDescription = {
    folder: 'letters',
    precision: 'fp32',
    device: 'cpu',
    threads: 1,
    batch: 8,
    name: 'letters',
    languages: ['en'],
  };
  const encoder = await TransformersSentenceEncoder.start(description, options, () => {
    const workerData = { fails: fails(workers.length) };
    const worker = new Worker(new URL('../test/letters.worker.js', import.meta.url), { workerData });
    workers.push(worker);
    return worker;
  });
  open.push(encoder);
  return encoder;
}

const vectorOf = (text: string): number[] => [text === '' ? 0 : text.charCodeAt(0), text.length];
const read = (vectors: readonly Float32Array[]): number[][] => vectors.map((vector) => [...vector]);
const expected = (texts: readonly string[]): number[][] => texts.map(vectorOf);
const many = (count: number): string[] => Array.from({ length: count }, (_, i) => 'x'.repeat(1 + (i % 30)));

describe('TransformersSentenceEncoder', () => {
  it.each([{ workers: 1 }, { workers: 3 }, { workers: 2, cache: 5 }])(
    'gives every concurrent call its own vectors in order: %j',
    async (options) => {
      const encoder = await letters(options);
      const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
      const calls = fc.array(fc.array(text, { maxLength: 6 }), { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(calls, async (all) => {
          const answers = await Promise.all(all.map((texts) => encoder.encode(texts)));
          expect(answers.map(read)).toEqual(all.map(expected));
        }),
        { numRuns: 30 },
      );
    },
  );

  it('keeps the order of a long call that travels in pieces, beside short ones', async () => {
    const encoder = await letters({ workers: 2, queue: 4 });
    const long = many(2100);
    const [first, short, second] = await Promise.all([
      encoder.encode(long),
      encoder.encode(['abc']),
      encoder.encode(many(70)),
    ]);
    expect(read(first)).toEqual(expected(long));
    expect(read(short)).toEqual([vectorOf('abc')]);
    expect(second).toHaveLength(70);
  });

  it('tells of a text that cannot be encoded, and answers the others', async () => {
    const encoder = await letters();
    const failing = expect(encoder.encode(['fail'])).rejects.toThrow(EncoderFailed);
    expect(read(await encoder.encode(['ab']))).toEqual([vectorOf('ab')]);
    await failing;
  });
});

describe('back-pressure', () => {
  it('refuses a short call above the limit, says when to come again, and takes it then', async () => {
    const encoder = await letters({ queue: 3 });
    const running = [encoder.encode(['slow', 'b']), encoder.encode(['c'])];
    const refused = await encoder.encode(['d']).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(EncoderBusy);
    expect(refused).toMatchObject({ queued: 3 });
    expect((refused as EncoderBusy).retryAfterMs).toBeGreaterThan(0);
    await Promise.all(running);
    expect(read(await encoder.encode(['d']))).toEqual([vectorOf('d')]);
    expect(encoder.status()).toMatchObject({ refused: 1, queued: 0, calls: 3 });
  });

  it('takes a call larger than the limit while nothing else waits', async () => {
    const encoder = await letters({ queue: 3 });
    expect(await encoder.encode(many(20))).toHaveLength(20);
  });

  it('forgets what a failed call held', async () => {
    const encoder = await letters({ queue: 3 });
    await expect(encoder.encode(['fail1', 'fail2', 'fail3'])).rejects.toThrow('refused');
    expect(await encoder.encode(many(3))).toHaveLength(3);
  });
});

describe('the cache', () => {
  it('answers a repeated text without the thread, with a vector of its own', async () => {
    const encoder = await letters({ cache: 10 });
    const [first] = await encoder.encode(['abc']);
    first?.fill(7);
    const before = encoder.status().batches;
    const answer = await encoder.encode(['abc', 'abc']);
    expect(read(answer)).toEqual(expected(['abc', 'abc']));
    expect(encoder.status().batches).toBe(before);
    expect(encoder.status().cache).toEqual({ entries: 1, hits: 2, misses: 1 });
  });
});

describe('a thread that ends', () => {
  it('is started again, and what it owed is done again', async () => {
    const encoder = await letters();
    const owed = [encoder.encode(['slow', 'ab']), encoder.encode(['abc']), encoder.encode(many(600))];
    await new Promise((resolve) => setImmediate(resolve));
    await workers[0]?.terminate();
    const [first, second, third] = await Promise.all(owed);
    expect(read(first ?? [])).toEqual(expected(['slow', 'ab']));
    expect(read(second ?? [])).toEqual(expected(['abc']));
    expect(read(third ?? [])).toEqual(expected(many(600)));
    expect(encoder.status()).toMatchObject({ restarts: 1, workers: 1, queued: 0 });
  });

  it.each(['boom', 'throw'])('over one text fails that text alone: %s', async (poison) => {
    const encoder = await letters({ cache: 10 });
    const poisoned = expect(encoder.encode([poison])).rejects.toThrow(/ended 3 times/);
    const others = [['a'], ['bb', 'cc'], ['ddd']];
    const answers = await Promise.all(others.map((texts) => encoder.encode(texts)));
    await poisoned;
    expect(answers.map(read)).toEqual(others.map(expected));
    expect(read(await encoder.encode(['later']))).toEqual(expected(['later']));
    expect(encoder.status()).toMatchObject({ restarts: 3, queued: 0 });
  });

  it('leaves the work to the others meanwhile', async () => {
    const encoder = await letters({ workers: 2 });
    await workers[0]?.terminate();
    expect(encoder.status().workers).toBe(1);
    expect(read(await encoder.encode(['ab']))).toEqual(expected(['ab']));
  });

  it('and cannot start again tells its callers, keeps trying, and serves them when it is back', async () => {
    let broken = false;
    const encoder = await letters({}, () => broken);
    broken = true;
    const owed = encoder.encode(['slow']);
    await workers[0]?.terminate();
    await expect(owed).rejects.toThrow(/does not start/);
    await expect(encoder.encode(['a'])).rejects.toThrow(EncoderFailed);
    broken = false;
    while (encoder.status().workers === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(read(await encoder.encode(['ab']))).toEqual(expected(['ab']));
  });
});

describe('starting and closing', () => {
  it('leaves no thread behind where one of several does not start', async () => {
    await expect(letters({ workers: 2 }, (start) => start === 1)).rejects.toThrow(
      /letters does not start.*code 3/,
    );
    await Promise.all(workers.map(async (worker) => worker.threadId === -1 || once(worker, 'exit')));
    expect(workers).toHaveLength(2);
  });

  it('rejects what waits when it is closed, starts nothing anew, and closes twice', async () => {
    const encoder = await letters();
    const waiting = expect(encoder.encode(['slow'])).rejects.toThrow('The encoder is closed.');
    const long = expect(encoder.encode(many(3000))).rejects.toThrow('The encoder is closed.');
    await Promise.all([encoder.close(), encoder.close()]);
    await Promise.all([waiting, long]);
    await expect(encoder.encode(['a'])).rejects.toThrow('The encoder is closed.');
    expect(workers).toHaveLength(1);
  });
});
