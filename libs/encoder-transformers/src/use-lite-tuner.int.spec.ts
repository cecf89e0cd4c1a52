/** @jest-environment <rootDir>/../test/native-arrays-environment.cjs */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tuned, TuningProgress, TuningTask } from '#understanding';
import { TUNING } from './tuning-settings.js';
import { UseLiteTuner } from './use-lite-tuner.js';

const settings = { ...TUNING, epochs: 1, minimumSteps: 20, batch: 4, warmup: 2 };
const parcels = ['where is my parcel', 'track it', 'when does it come', 'has it been sent', 'lost parcel'];
const refunds = ['refund please', 'my money back', 'when am I repaid', 'I want it refunded', 'no refund yet'];
const texts = [...parcels, ...refunds, 'where is my order', 'give me a refund'];
const labels = Int32Array.from([...parcels.map(() => 0), ...refunds.map(() => 1), 0, 1]);

let root: string;
beforeAll(async () => (root = await mkdtemp(join(tmpdir(), 'presage-tuning-'))));
afterAll(() => rm(root, { recursive: true }));

const task = (more: Partial<TuningTask> = {}): TuningTask => ({
  texts,
  labels,
  classes: 2,
  heldOut: Int32Array.of(10, 11),
  seed: 1,
  folder: join(root, 'unfinished'),
  ...more,
});
/** Tuners that keep what they make apart, so that nothing is found done already. */
const tunerIn = (folder: string, more: object = {}): UseLiteTuner =>
  new UseLiteTuner({ cacheDir: join(root, folder), settings: { ...settings, ...more } });

describe('UseLiteTuner', () => {
  let whole: Tuned;
  const seen: TuningProgress[] = [];
  beforeAll(async () => {
    whole = await tunerIn('whole').tune(task({ onProgress: (progress) => seen.push(progress) }));
  }, 240_000);

  it('learns: the loss falls, and held-out texts of other words are understood', () => {
    expect(seen.at(-1)).toMatchObject({ step: 21, steps: 21, heldOutAccuracy: 1 });
    expect(seen.at(-1)?.loss).toBeLessThan((seen[0]?.loss ?? 0) * 0.8);
  });

  it('moves the encoder, which opens like any other and answers with its head', async () => {
    const encoder = await tunerIn('whole').openTuned(whole.encoder);
    const [vector = new Float32Array()] = await encoder.encode(['where is my order']);
    const scores = [0, 1].map((label) =>
      vector.reduce(
        (sum, value, d) => sum + value * (whole.weights[2 * d + label] ?? 0),
        whole.bias[label] ?? 0,
      ),
    );
    expect(encoder).toMatchObject({ name: whole.encoder, dimensions: 512, languages: ['en'] });
    expect(vector.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 4);
    expect(scores[0]).toBeGreaterThan(scores[1] ?? 0);
    await encoder.close();
  }, 240_000);

  it('computes on the device that was asked for, or else on the processor', async () => {
    const tuner = new UseLiteTuner({ cacheDir: join(root, 'whole'), settings, device: 'cuda' });
    await (await tuner.openTuned(whole.encoder)).close();
    expect(['cuda', 'cpu']).toContain(tuner.device);
  }, 240_000);

  it('goes on from its checkpoint after an abort, to the same weights', async () => {
    const stop = new AbortController();
    const steps: number[] = [];
    const onProgress = ({ step }: TuningProgress): void => {
      steps.push(step);
      if (step >= 6) stop.abort(new Error('enough for now'));
    };
    const tuner = tunerIn('resumed');
    await expect(tuner.tune(task({ signal: stop.signal, onProgress }))).rejects.toThrow('enough for now');
    const [checkpoint = ''] = await readdir(join(root, 'unfinished'));
    expect(checkpoint).toContain('.checkpoint');
    const later: number[] = [];
    const tuned = await tuner.tune(task({ onProgress: ({ step }) => later.push(step) }));
    expect(later[0]).toBeGreaterThan(steps.at(-1) ?? 0);
    expect(tuned).toEqual(whole);
    const graph = (folder: string) => readFile(join(root, folder, tuned.encoder, 'onnx', 'model.onnx'));
    expect((await graph('resumed')).equals(await graph('whole'))).toBe(true);
    expect(await readdir(join(root, 'unfinished'))).toEqual([]);
  }, 240_000);

  it('finds what it has made before, and makes another from another seed', async () => {
    let worked = false;
    expect(await tunerIn('whole').tune(task({ onProgress: () => (worked = true) }))).toEqual(whole);
    expect(worked).toBe(false);
    const other = await tunerIn('whole', { minimumSteps: 3 }).tune(task({ seed: 2 }));
    expect(other.encoder).not.toBe(whole.encoder);
    expect(existsSync(join(root, 'whole', other.encoder))).toBe(true);
  }, 240_000);

  it('says what to do where a tuned encoder is gone or not whole', async () => {
    await expect(tunerIn('whole').openTuned('use-lite-tuned-0')).rejects.toThrow('train the model again');
    await writeFile(join(root, 'whole', whole.encoder, 'head.bin'), 'short');
    await expect(tunerIn('whole').tune(task())).rejects.toThrow('remove the folder and train again');
  });
});
