/** @jest-environment <rootDir>/../test/native-arrays-environment.cjs */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Example, type ForesightCard, initialWeights } from '#foresight';
import { tinyExamples, tinyShape } from '../../foresight/src/model/tiny-shop.contract.js';
import { decodeModelFile, encodeModelFile, ForesightFileInvalid } from './model-file.js';
import { OnnxForesightNetwork } from './onnx-foresight-network.js';
import { OnnxForesightTrainer } from './onnx-foresight-trainer.js';
import { type TrainedNetwork, withItems } from './with-items.js';

const shape = { ...tinyShape, content: 3 };
const content = { width: 3, vectors: Float32Array.from({ length: 8 * 3 }, (_, i) => Math.sin(i)) };
const weights = new Map(
  [...initialWeights(shape, 5)].map(([name, values]) => [name, values.map((value) => 10 * value)]),
);
const trained: TrainedNetwork = { shape, weights, content };
const examples = tinyExamples(150, 4);
const inputs = examples.map(({ input }) => input);

let network: OnnxForesightNetwork;
beforeAll(async () => (network = await OnnxForesightNetwork.open(trained, { batch: 16 })), 30_000);
afterAll(() => network.close());

/** Mean cross-entropy of rows of logits, in nats; rows without a label do not count. */
function meanLoss(logits: Float32Array, labels: readonly number[]): number {
  const classes = logits.length / labels.length;
  const losses = labels.flatMap((label, row) => {
    if (label < 0) return [];
    const of = [...logits.subarray(row * classes, (row + 1) * classes)];
    return [Math.log(of.reduce((sum, value) => sum + Math.exp(value), 0)) - (of[label] ?? NaN)];
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

describe('OnnxForesightNetwork', () => {
  it('answers what was trained: every moment, in the order of the sequences', async () => {
    const losses = await new OnnxForesightTrainer().losses(shape, weights, examples, content);
    const { rows, type, question } = await network.logits(inputs, 'every');
    const labels = (of: (example: Example) => Int32Array): number[] =>
      examples.flatMap((one) => [...of(one)]);
    expect(rows).toBe(labels(({ targets }) => targets.type).length);
    expect(
      meanLoss(
        type,
        labels(({ targets }) => targets.type),
      ),
    ).toBeCloseTo(losses.type ?? NaN, 4);
    expect(
      meanLoss(
        question,
        labels(({ targets }) => targets.question),
      ),
    ).toBeCloseTo(losses.question ?? NaN, 4);
    const ends = examples.map(({ input, targets }) => ({
      input,
      targets: { ...targets, item: targets.item.map((_, i) => (i === targets.item.length - 1 ? 4 : -1)) },
    }));
    const { item = new Float32Array() } = await network.logits(inputs, 'every', true);
    const { item: loss = NaN } = await new OnnxForesightTrainer().losses(shape, weights, ends, content);
    expect(meanLoss(item, new Array<number>(inputs.length).fill(4))).toBeCloseTo(loss, 4);
  }, 30_000);

  it('answers each of many callers with their own, whatever they ask for', async () => {
    const together = await network.logits(inputs, 'last', true);
    const apart = await Promise.all(
      inputs.map((input, i) => network.logits([input], i % 3 === 0 ? 'every' : 'last', i % 2 === 0)),
    );
    apart.forEach(({ rows, purchase, item }, i) => {
      expect(purchase[rows - 1]).toBeCloseTo(together.purchase[i] ?? NaN, 4);
      if (i % 2 === 0) expect(item?.[5]).toBeCloseTo(together.item?.[8 * i + 5] ?? NaN, 4);
      else expect(item).toBeUndefined();
    });
  }, 30_000);

  it('answers for who has done nothing yet, and for nobody', async () => {
    const nothing = new Int32Array();
    const newcomer = {
      item: nothing,
      type: nothing,
      category: nothing,
      price: nothing,
      gap: nothing,
      device: 2,
    };
    const { rows, question } = await network.logits([newcomer], 'last');
    expect(rows).toBe(1);
    expect(question.every(Number.isFinite)).toBe(true);
    expect(await network.logits([newcomer], 'every')).toMatchObject({ rows: 0 });
    expect(await network.logits([], 'last')).toMatchObject({ rows: 0 });
  });

  it('fails the request that is to blame, and no other', async () => {
    const [input] = inputs;
    if (!input) throw new Error('There are examples.');
    const beyond = { ...input, item: input.item.map(() => 99) };
    const [bad, good] = await Promise.allSettled([
      network.logits([beyond], 'last'),
      network.logits([input], 'last'),
    ]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { name: 'ForesightFailed' } });
    expect(good.status).toBe('fulfilled');
  });

  it('tells who waits when it is closed', async () => {
    const other = await OnnxForesightNetwork.open(trained);
    const asked = other.logits(inputs, 'last');
    const failed = expect(asked).rejects.toThrow('is closed');
    await other.close();
    await failed;
    await expect(other.logits(inputs, 'last')).rejects.toThrow('is closed');
  });

  it('knows a product that came later by what it is', async () => {
    const twin = content.vectors.slice(4 * 3, 5 * 3);
    const grown = await OnnxForesightNetwork.open(withItems(trained, 2, Float32Array.of(...twin, 0, 0, 0)));
    const { item = new Float32Array() } = await grown.logits(inputs.slice(0, 1), 'last', true);
    const { item: before = new Float32Array() } = await network.logits(inputs.slice(0, 1), 'last', true);
    expect(item).toHaveLength(10);
    item.subarray(0, 8).forEach((logit, i) => expect(logit).toBeCloseTo(before[i] ?? NaN, 4));
    expect(item[9]).toBeCloseTo(0, 5);
    expect(item[8]).not.toBeCloseTo(0, 2);
    await grown.close();
  });
});

describe('the model file', () => {
  const told = {
    vocabulary: { items: ['鞋'] },
    calibration: { temperature: 1.5 },
    card: {} as ForesightCard,
  };
  const bytes = encodeModelFile({ ...trained, ...told });

  it('holds all of it, and is the same for the same model', () => {
    expect(decodeModelFile(bytes)).toEqual({ ...trained, ...told });
    expect(encodeModelFile({ ...trained, ...told }).equals(bytes)).toBe(true);
  });

  it('says what to do where it is damaged, no model file, or not whole', () => {
    expect(() => decodeModelFile(bytes.subarray(0, 200))).toThrow(ForesightFileInvalid);
    expect(() => decodeModelFile(Buffer.from('no'))).toThrow('train the model again');
    const fewer = new Map([...weights].filter(([name]) => name !== 'norm/gain'));
    const short = encodeModelFile({ ...trained, ...told, weights: fewer });
    expect(() => decodeModelFile(short)).toThrow('norm/gain');
  });
});
