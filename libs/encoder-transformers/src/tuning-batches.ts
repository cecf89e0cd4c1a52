import { Tensor } from 'onnxruntime-node';
import type { Batch } from '#training-onnx';
import { seededRandom, shuffle } from '#kernel';
import { batchNames } from './use-lite-tuning.js';

/** A text as its token ids, and what it is about. */
export interface LabelledTokens {
  readonly ids: readonly number[];
  readonly label: number;
}

export interface BatchSettings {
  readonly batch: number;
  readonly droppedTokens: number;
}

/** Batches among which texts are sorted by length: padding is little, and neighbours still differ each time. */
const SORTED_TOGETHER = 16;

/**
 * The batches of one epoch: every text once, texts of like length together, some tokens left out
 * (word dropout, Iyyer et al. 2015). The same seed and epoch give the same batches.
 */
export function batchesOf(
  texts: readonly LabelledTokens[],
  { batch, droppedTokens }: BatchSettings,
  seed: number,
  epoch: number,
): readonly (readonly LabelledTokens[])[] {
  const random = seededRandom(Math.imul(seed + 1, 0x9e3779b1) + epoch);
  const order = shuffle(Int32Array.from(texts.keys()), random);
  const batches: (readonly LabelledTokens[])[] = [];
  for (let from = 0; from < order.length; from += batch * SORTED_TOGETHER) {
    const near = Array.from(order.subarray(from, from + batch * SORTED_TOGETHER), (i) => texts[i])
      .filter((text) => text !== undefined)
      .sort((a, b) => a.ids.length - b.ids.length);
    for (let at = 0; at < near.length; at += batch) batches.push(near.slice(at, at + batch));
  }
  const shuffled = Array.from(shuffle(Int32Array.from(batches.keys()), random), (i) => batches[i] ?? []);
  return shuffled.map((rows) => rows.map((text) => withDropped(text, droppedTokens, random)));
}

function withDropped(text: LabelledTokens, share: number, random: () => number): LabelledTokens {
  const ids = text.ids.filter(() => random() >= share);
  return ids.length > 0 ? { ...text, ids } : text;
}

/** `input_ids` and `attention_mask` of texts that are padded to the longest. */
export function tokenTensors(rows: readonly Pick<LabelledTokens, 'ids'>[]): Batch {
  const width = Math.max(...rows.map(({ ids }) => ids.length));
  const shape = [rows.length, width];
  const ids = new BigInt64Array(rows.length * width);
  const mask = new BigInt64Array(rows.length * width);
  rows.forEach((row, i) => {
    row.ids.forEach((id, at) => (ids[i * width + at] = BigInt(id)));
    mask.fill(1n, i * width, i * width + row.ids.length);
  });
  return {
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
  };
}

/** A batch as the training step takes it. */
export const trainingTensors = (rows: readonly LabelledTokens[]): Batch => ({
  ...tokenTensors(rows),
  [batchNames.labels]: new Tensor(
    'int64',
    BigInt64Array.from(rows, ({ label }) => BigInt(label)),
    [rows.length],
  ),
  [batchNames.weights]: new Tensor('float32', new Float32Array(rows.length).fill(1), [rows.length]),
});
