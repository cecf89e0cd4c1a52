/** @jest-environment <rootDir>/../test/native-arrays-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import {
  type EncodedSequence,
  type Example,
  type Head,
  headNames,
  initialWeights,
  parametersOf,
  sizeOf,
  type Targets,
} from '#foresight';
import { tinyExamples, tinyShape } from '../../foresight/src/model/tiny-shop.contract.js';
import { OnnxForesightTrainer } from './onnx-foresight-trainer.js';

const trainer = new OnnxForesightTrainer();
const weights = initialWeights(tinyShape, 3);
/** Larger than they begin, so that every part of the network matters. */
const loud = new Map([...weights].map(([name, values]) => [name, values.map((value) => 10 * value)]));
const lossesOf = (examples: readonly Example[]) => trainer.losses(tinyShape, loud, examples);

/** The example with only the targets at one place. */
function askedAt({ input, targets }: Example, place: number): Example {
  const only = (column: Int32Array): Int32Array =>
    column.map((label, i) => (i === place ? Math.max(0, label) : -1));
  const columns = headNames.map((head) => [head, only(targets[head])] as const);
  return { input, targets: Object.fromEntries(columns) as unknown as Targets };
}

describe('the network', () => {
  const [example] = tinyExamples(1, 7) as [Example];

  it('knows at first as little as a die: its losses are those of even chances', async () => {
    const losses = await trainer.losses(tinyShape, weights, tinyExamples(40, 1));
    expect(losses.item).toBeCloseTo(Math.log(8), 1);
    expect(losses.type).toBeCloseTo(Math.log(6), 1);
    expect(losses.question).toBeCloseTo(Math.log(3), 1);
    expect(losses.purchase).toBeCloseTo(Math.log(2), 1);
    // Nothing is known of who comes back.
    expect(Object.keys(losses).sort()).toEqual(['item', 'purchase', 'question', 'type']);
  });

  it('looks at the past, and not at what comes after', async () => {
    const changed = (place: number): Example => ({
      ...example,
      input: {
        ...example.input,
        item: example.input.item.map((id, i) => (i === place ? ((id + 1) % 6) + 2 : id)),
      },
    });
    const before = await lossesOf([askedAt(example, 1)]);
    expect(await lossesOf([askedAt(changed(2), 1)])).toEqual(before);
    for (const head of ['item', 'type', 'question', 'purchase'] as Head[])
      expect((await lossesOf([askedAt(changed(0), 1)]))[head]).not.toBeCloseTo(before[head] ?? 0, 4);
  });

  it('tells moments apart by each of the features', async () => {
    const before = await lossesOf([askedAt(example, 2)]);
    for (const name of ['type', 'item', 'category', 'price', 'gap'] as const) {
      const input: EncodedSequence = {
        ...example.input,
        [name]: example.input[name].map((id) => (id % 3) + 1),
      };
      expect((await lossesOf([askedAt({ ...example, input }, 2)])).item).not.toBeCloseTo(before.item ?? 0, 4);
    }
    const elsewhere = { ...example.input, device: 1 };
    expect((await lossesOf([askedAt({ ...example, input: elsewhere }, 2)])).item).not.toBeCloseTo(
      before.item ?? 0,
      4,
    );
  });

  it('answers the same whoever stands beside in the batch', async () => {
    const examples = tinyExamples(5, 9).map((one) => askedAt(one, 1));
    const alone = await Promise.all(examples.map(async (one) => (await lossesOf([one])).type ?? NaN));
    const together = (await lossesOf(examples)).type ?? NaN;
    expect(together).toBeCloseTo(alone.reduce((sum, loss) => sum + loss, 0) / 5, 5);
  });

  it('sees the last moments of what is longer than it looks back', async () => {
    const long = (column: Int32Array): Int32Array =>
      Int32Array.of(...column.map((n) => (n % 3) + 1), ...column);
    const { input, targets } = tinyExamples(40, 2).find(({ input: of }) => of.item.length === 7) ?? example;
    const padded = (column: Int32Array): Int32Array => column.slice(-4);
    const eight = { ...input };
    for (const name of ['type', 'item', 'category', 'price', 'gap'] as const)
      Object.assign(eight, { [name]: Int32Array.of(...padded(input[name]), ...padded(input[name])) });
    const longer = { ...eight };
    for (const name of ['type', 'item', 'category', 'price', 'gap'] as const)
      Object.assign(longer, { [name]: long(eight[name]) });
    const none = new Int32Array(7).fill(-1);
    const ask = (count: number): Targets => ({
      item: none,
      type: none,
      question: new Int32Array(count).fill(-1).with(count - 1, targets.question[6] ?? 0),
      purchase: none,
      comeBack: none,
    });
    expect(await lossesOf([{ input: longer, targets: ask(16) }])).toEqual(
      await lossesOf([{ input: eight, targets: ask(8) }]),
    );
  });

  it('has a vector for items by what they are', async () => {
    const shape = { ...tinyShape, content: 4 };
    const vectors = Float32Array.from({ length: 8 * 4 }, (_, i) => Math.sin(i));
    const known = initialWeights(shape, 3);
    const one = [askedAt(example, 1)];
    const plain = await trainer.losses(shape, known, one, { width: 4, vectors: new Float32Array(32) });
    expect((await trainer.losses(shape, known, one, { width: 4, vectors })).item).not.toBe(plain.item);
    await expect(trainer.losses(shape, known, one)).rejects.toThrow('8 vectors of 4 numbers');
  });
});

describe('parametersOf', () => {
  it('names each weight once, and leaves out what the sizes leave out', () => {
    const named = parametersOf(tinyShape).map(({ name }) => name);
    expect(new Set(named).size).toBe(named.length);
    const sizes = { ...tinyShape.sizes, prices: 0, devices: 0, questions: 0, purchase: false };
    const fewer = new Set(parametersOf({ ...tinyShape, sizes }).map(({ name }) => name));
    expect(named.filter((name) => !fewer.has(name)).sort()).toEqual([
      'embeddings/device',
      'embeddings/price',
      'heads/purchase/bias',
      'heads/purchase/kernel',
      'heads/question/bias',
      'heads/question/kernel',
    ]);
  });

  it('begins the same from the same seed, spread as told', () => {
    expect(initialWeights(tinyShape, 3)).toEqual(weights);
    expect(initialWeights(tinyShape, 4)).not.toEqual(weights);
    for (const { name, shape, begins } of parametersOf(tinyShape)) {
      const values = weights.get(name) ?? new Float32Array();
      expect(values).toHaveLength(sizeOf(shape));
      if (begins === 'zeros') expect(values.every((value) => value === 0)).toBe(true);
      if (begins === 'ones') expect(values.every((value) => value === 1)).toBe(true);
    }
    const drawn = weights.get('layer-0/feed-forward/in/kernel') ?? new Float32Array();
    const spread = Math.sqrt(drawn.reduce((sum, value) => sum + value * value, 0) / drawn.length);
    expect(spread).toBeGreaterThan(0.018);
    expect(spread).toBeLessThan(0.022);
  });
});
