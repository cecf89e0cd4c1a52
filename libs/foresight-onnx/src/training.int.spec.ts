/** @jest-environment <rootDir>/../test/native-arrays-environment.cjs */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TrainedWeights, TrainingNews } from '#foresight';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyExamples, tinySettings, tinyShape } from '../../foresight/src/model/tiny-shop.contract.js';
import { trainNextItem } from './next-item.js';
import { OnnxForesightTrainer } from './onnx-foresight-trainer.js';

const trainer = new OnnxForesightTrainer();
const settings = { ...tinySettings, epochs: 8, patience: 8 };
const data = { shape: tinyShape, train: tinyExamples(200, 1), validation: tinyExamples(50, 2) };

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'presage-training-'))));
afterAll(() => rm(folder, { recursive: true }));

describe('OnnxForesightTrainer', () => {
  let whole: TrainedWeights;
  const news: TrainingNews[] = [];
  beforeAll(async () => {
    whole = await trainer.train(data, settings, { onNews: (one) => news.push(one) });
  }, 60_000);

  it('learns what follows from what was before, for every head', async () => {
    const losses = await trainer.losses(tinyShape, whole.weights, data.validation);
    expect(losses.item).toBeLessThan(0.1);
    expect(losses.type).toBeLessThan(0.1);
    expect(losses.question).toBeLessThan(0.15);
    expect(losses.purchase).toBeLessThan(0.15);
  }, 60_000);

  it('tells how far it is, and keeps the curve', () => {
    expect(news.at(-1)).toMatchObject({ epoch: 8, epochs: 8, share: 1, device: 'cpu' });
    expect(whole.curve.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 8 }, (_, i) => i + 1));
    expect(whole.curve.at(-1)?.loss).toBeLessThan((whole.curve[0]?.loss ?? 0) / 4);
    expect(whole.curve.at(-1)?.validationLoss).toBeCloseTo(news.at(-1)?.validationLoss ?? NaN);
  });

  it('goes on after an abort to the very same weights, and does not repeat what is finished', async () => {
    const stop = new AbortController();
    const run = trainer.train(data, settings, {
      checkpoint: folder,
      signal: stop.signal,
      onNews: ({ epoch }) => epoch >= 2 && stop.abort(new Error('enough for now')),
    });
    await expect(run).rejects.toThrow('enough for now');
    const epochs = new Set<number>();
    const resumed = await trainer.train(data, settings, {
      checkpoint: folder,
      onNews: ({ epoch }) => epochs.add(epoch),
    });
    expect(Math.min(...epochs)).toBeGreaterThanOrEqual(2);
    expect(resumed.weights).toEqual(whole.weights);
    expect(resumed.curve).toEqual(whole.curve);
    let worked = false;
    const again = await trainer.train(data, settings, {
      checkpoint: folder,
      onNews: () => (worked = true),
    });
    expect(worked).toBe(false);
    expect(again).toEqual(resumed);
  }, 60_000);

  it('stops when validation gets no better, and gives the best weights rather than the last', async () => {
    // Answers that are wrong on purpose: the more is learnt, the worse it gets.
    const wrong = data.validation.map(({ input, targets }) => ({
      input,
      targets: {
        ...targets,
        question: targets.question.map((label) => 2 - label),
        purchase: targets.question,
      },
    }));
    const impatient = { ...settings, patience: 2, weights: { ...settings.weights, item: 0, type: 0 } };
    const stopped = await trainer.train({ ...data, validation: wrong }, impatient);
    expect(stopped.epochs).toBeLessThan(8);
    const best = Math.min(...stopped.curve.map(({ validationLoss = Infinity }) => validationLoss));
    const losses = await trainer.losses(tinyShape, stopped.weights, wrong);
    expect((losses.question ?? 0) + (losses.purchase ?? 0)).toBeCloseTo(best, 4);
  }, 60_000);
});

describe('trainNextItem', () => {
  const sequences = tinyExamples(200, 1).map(({ input }) => Array.from(input.item, (id) => id - 2));
  const following = sequences.map((items) => ((items.at(-1) ?? 0) + 1) % 6);
  const settings = { batch: 8, epochs: 6, rate: 1e-2, dropout: 0.1 };
  const shape = { width: 16, length: 8 };

  it.each([0, 4])(
    'finds the item that follows, told apart from %i drawn ones',
    async (negatives) => {
      const model = await trainNextItem(
        { items: 6, sequences, following },
        { shape, settings: { ...settings, negatives } },
      );
      const [after1, after4] = await model.scores([
        [0, 1],
        [2, 3, 4],
      ]);
      expect(after1).toHaveLength(6);
      expect(after1?.indexOf(Math.max(...after1))).toBe(2);
      expect(after4?.indexOf(Math.max(...after4))).toBe(5);
      expect(model.curve.at(-1)?.hr10).toBe(1);
      await model.close();
    },
    60_000,
  );
});
