/** @jest-environment <rootDir>/../test/native-arrays-environment.cjs */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  initialWeights,
  packExamples,
  parametersOf,
  type TrainedWeights,
  type TrainingSettings,
  type Weights,
} from '#foresight';
import { OnnxForesightTrainer } from '#foresight-onnx';
import { loadCheckpoint } from '#training-onnx';
import { tinyExamples, tinySettings, tinyShape } from '../../foresight/src/model/tiny-shop.contract.js';
import { contentTensor, measure } from './measure.js';
import { openTensorFlow, type TensorFlow, type TensorFlowDevice } from './tensorflow.js';
import { Training } from './training.js';

const TIME = 60_000;

/** Every head has something to learn, and items are known by what they are as well. */
const shape = { ...tinyShape, layers: 1, content: 3 };
const content = { width: 3, vectors: Float32Array.from({ length: 24 }, (_, i) => Math.sin(i)) };
const examples = tinyExamples(16, 4).map(({ input, targets }) => ({
  input,
  targets: { ...targets, comeBack: targets.purchase },
}));
const data = { shape, train: examples, validation: examples.slice(0, 6), content };
const packed = { train: packExamples(examples, shape), validation: packExamples(data.validation, shape) };

/** The greatest difference between two weights of a parameter, relative to its greatest weight. */
function farthest(a: Weights, b: Weights): number {
  expect([...a.keys()].sort()).toEqual([...b.keys()].sort());
  let worst = 0;
  for (const [name, values] of a) {
    const others = b.get(name) ?? new Float32Array();
    const greatest = others.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12);
    values.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - Number(others[i])) / greatest)));
  }
  return worst;
}

describe('TensorFlow.js and onnxruntime', () => {
  const onnx = new OnnxForesightTrainer();
  let tf: TensorFlow;
  let folder: string;
  beforeAll(async () => {
    ({ tf } = await openTensorFlow('cpu'));
    folder = await mkdtemp(join(tmpdir(), 'presage-trainers-'));
  }, TIME);
  afterAll(() => rm(folder, { recursive: true }));

  it.each<TensorFlowDevice>(['wasm', 'cpu'])(
    'give the same loss of every head on the same batch: %s',
    async (device) => {
      const weights = new Map(
        [...initialWeights(shape, 3)].map(([name, values]) => [
          name,
          values.map((value, i) => 5 * value + 0.05 * Math.sin(i)),
        ]),
      );
      const wanted = await onnx.losses(shape, weights, examples, content);
      expect(Object.keys(wanted)).toHaveLength(5);
      await openTensorFlow(device);
      const tensors = new Map(
        parametersOf(shape).map(({ name, shape: of }) => [name, tf.tensor(weights.get(name) ?? [], [...of])]),
      );
      const losses = await measure(tf, shape, tensors, packed.train, contentTensor(tf, shape, content));
      for (const [head, loss] of Object.entries(wanted))
        expect(Math.abs(Number(losses[head as keyof typeof losses]) / loss - 1)).toBeLessThan(1e-4);
    },
    TIME,
  );

  const trainingOf = (settings: TrainingSettings) =>
    new Training(tf, { shape, settings, content, ...packed });

  /** After one step the running means are a tenth of the gradients, clipped alike. */
  const means = (tensors: Weights): Weights =>
    new Map([...tensors].filter(([name]) => name.startsWith('mean:')));

  it.each([0, 4])(
    'give the same gradients of every parameter, dropout included, with %i items drawn',
    async (negatives) => {
      const settings = { ...tinySettings, negatives, epochs: 1, batch: examples.length };
      const training = trainingOf(settings);
      await training.next();
      const checkpoint = join(folder, String(negatives));
      await onnx.train(data, settings, { checkpoint });
      const [file = ''] = await readdir(checkpoint);
      const key = /([0-9a-f]+)\.checkpoint$/.exec(file)?.[1] ?? '';
      const kept = await loadCheckpoint(join(checkpoint, file), key);
      expect(kept?.steps).toBe(1);
      const [ours, theirs] = [(await training.snapshot()).tensors, kept?.tensors ?? new Map<string, never>()];
      expect(means(theirs).size).toBe(parametersOf(shape).length);
      expect(farthest(means(ours), means(theirs))).toBeLessThan(1e-3);
    },
    TIME,
  );

  it(
    'come to nearly the same weights in some steps',
    async () => {
      const settings = { ...tinySettings, epochs: 2, batch: 8 };
      const training = trainingOf(settings);
      while (!training.isOver) await training.next();
      const [a, b]: TrainedWeights[] = [training.result('cpu'), await onnx.train(data, settings)];
      a?.curve.forEach(({ loss, validationLoss }, i) => {
        expect(loss).toBeCloseTo(Number(b?.curve[i]?.loss), 4);
        expect(validationLoss).toBeCloseTo(Number(b?.curve[i]?.validationLoss), 4);
      });
      expect(farthest(a?.weights ?? new Map(), b?.weights ?? new Map())).toBeLessThan(5e-3);
    },
    TIME,
  );

  it('frees what it computes with', async () => {
    const training = trainingOf({ ...tinySettings, batch: 8 });
    await training.next();
    const held = tf.memory().numTensors;
    await training.next();
    expect(tf.memory().numTensors).toBe(held);
    training.close();
  });
});
