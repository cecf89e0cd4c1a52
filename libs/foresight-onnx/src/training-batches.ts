import { seededRandom, shuffle } from '#kernel';
import type { ModelShape, TrainingSettings } from '#foresight';
import type { Batch } from '#training-onnx';
import { Tensor } from 'onnxruntime-node';
import { FIRST_ITEM, inputNames, lengthAt } from './batch.js';
import type { PackedExamples } from './packed-examples.js';

/** Batches among which sequences are sorted by length: padding is little, and neighbours still differ each time. */
const SORTED_TOGETHER = 16;

/** How many batches an epoch has. */
export const batchesAnEpoch = ({ starts }: PackedExamples, batch: number): number =>
  Math.ceil((starts.length - 1) / batch);

/** The batches of one epoch: every sequence once. The same seed and epoch give the same batches. */
export function batchesOf(
  examples: PackedExamples,
  batch: number,
  seed: number,
  epoch: number,
): readonly Int32Array[] {
  const random = seededRandom(Math.imul(seed + 1, 0x9e3779b1) + epoch);
  const order = shuffle(
    Int32Array.from({ length: examples.starts.length - 1 }, (_, row) => row),
    random,
  );
  const batches: Int32Array[] = [];
  for (let from = 0; from < order.length; from += batch * SORTED_TOGETHER) {
    const near = order.slice(from, from + batch * SORTED_TOGETHER);
    near.sort((a, b) => lengthAt(examples, a) - lengthAt(examples, b));
    for (let at = 0; at < near.length; at += batch) batches.push(near.slice(at, at + batch));
  }
  return Array.from(shuffle(Int32Array.from(batches.keys()), random), (i) => batches[i] ?? new Int32Array());
}

/** The items of a step from which the right ones are told apart, each as likely as any other. */
export function negativesOf(
  { sizes }: ModelShape,
  { negatives, seed }: TrainingSettings,
  step: number,
): Batch {
  if (negatives === 0) return {};
  const random = seededRandom(Math.imul(seed + 1, 0x85ebca6b) ^ Math.imul(step, 0xc2b2ae35));
  const draw = (): bigint => BigInt(FIRST_ITEM + Math.floor(random() * (sizes.items - FIRST_ITEM)));
  const drawn = BigInt64Array.from({ length: negatives }, draw);
  return { [inputNames.negatives]: new Tensor('int64', drawn, [negatives]) };
}
