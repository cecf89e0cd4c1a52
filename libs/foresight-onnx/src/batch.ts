import type { Head, ModelShape, Sizes } from '#foresight';
import type { Batch } from '#training-onnx';
import { Tensor } from 'onnxruntime-node';
import { type Feature, features, heads, type PackedExamples } from './packed-examples.js';

/** Rows before the first item: padding and *unknown*. */
export const FIRST_ITEM = 2;

/** Names of a graph's inputs beside the features (and `device`), which are called as they are. */
export const inputNames = {
  position: 'position',
  device: 'device',
  content: 'content',
  negatives: 'item/negatives',
  /** Rows of [batch × time, width] at which something is read off. */
  places: (head: Head | 'last'): string => `${head}/places`,
  labels: (head: Head): string => `${head}/labels`,
  weights: (head: Head): string => `${head}/weights`,
} as const;

/** The sizes of the features' vocabularies; 0 where one is left out. */
export const featureSizes = (sizes: Sizes): Readonly<Record<Feature, number>> => ({
  type: sizes.types,
  item: sizes.items,
  category: sizes.categories,
  price: sizes.prices,
  gap: sizes.gaps,
});

export const featuresOf = (sizes: Sizes): readonly Feature[] =>
  features.filter((name) => featureSizes(sizes)[name] > 0);

/** The heads that a model of these sizes has. */
export const headsOf = ({ items, types, questions, purchase, comeBack }: Sizes): readonly Head[] => {
  const has: Record<Head, boolean> = {
    item: items > 0,
    type: types > 0,
    question: questions > 0,
    purchase,
    comeBack,
  };
  return heads.filter((head) => has[head]);
};

export const isLogistic = (head: Head): head is 'purchase' | 'comeBack' =>
  head === 'purchase' || head === 'comeBack';

/** What a batch looks like: sequences on the left, padded with 0 on the right to the longest. */
export function inputTensors({ sizes }: ModelShape, packed: PackedExamples, rows: Int32Array): Batch {
  const time = longest(packed, rows);
  const shape = [rows.length, time];
  const tensors: Record<string, Tensor> = {
    [inputNames.position]: wholes(Int32Array.from({ length: time }, (_, i) => i)),
  };
  for (const name of featuresOf(sizes))
    tensors[name] = new Tensor('int64', padded(packed, packed.inputs[name], rows, time), shape);
  if (sizes.devices > 0) tensors[inputNames.device] = wholes(rows.map((row) => packed.devices[row] ?? 0));
  return tensors;
}

/** Where each sequence ends. One without moments is a single one of padding. */
export function lastPlaces(packed: PackedExamples, rows: Int32Array): Tensor {
  const time = longest(packed, rows);
  return wholes(rows.map((row, i) => i * time + Math.max(0, lengthAt(packed, row) - 1)));
}

/** All that a network needs to say what it thinks at the end of each sequence. */
export function servingInputs(shape: ModelShape, packed: PackedExamples, rows = everyRow(packed)): Batch {
  return { ...inputTensors(shape, packed, rows), [inputNames.places('last')]: lastPlaces(packed, rows) };
}

export const everyRow = ({ starts }: PackedExamples): Int32Array =>
  Int32Array.from({ length: starts.length - 1 }, (_, row) => row);

/** What is to be learnt from a batch: of each head the places, what is right there, and how much it counts. */
export function targetTensors(
  packed: PackedExamples,
  rows: Int32Array,
  weights: Readonly<Partial<Record<Head, number>>>,
  mean = true,
): Batch {
  const tensors: Record<string, Tensor> = {};
  for (const head of heads) {
    const weight = weights[head] ?? 0;
    if (weight === 0) continue;
    const { places, labels } = known(packed, packed.targets[head], rows);
    const count = places.length;
    // A graph is fed something at any rate; what has no weight changes nothing.
    const each = new Float32Array(Math.max(1, count)).fill(count === 0 ? 0 : mean ? weight / count : weight);
    tensors[inputNames.places(head)] = wholes(count === 0 ? [0] : places);
    tensors[inputNames.labels(head)] = isLogistic(head)
      ? new Tensor('float32', Float32Array.from(count === 0 ? [0] : labels), [each.length])
      : wholes(count === 0 ? [0] : labels);
    tensors[inputNames.weights(head)] = new Tensor('float32', each, [each.length]);
  }
  return tensors;
}

/** Of how many moments a head's target is known. */
export const knownTargets = (packed: PackedExamples, head: Head): number =>
  packed.targets[head].reduce((count, label) => count + Number(label >= 0), 0);

export const lengthAt = ({ starts }: PackedExamples, row: number): number =>
  (starts[row + 1] ?? 0) - (starts[row] ?? 0);

const longest = (packed: PackedExamples, rows: Int32Array): number =>
  rows.reduce((most, row) => Math.max(most, lengthAt(packed, row)), 1);

function padded(packed: PackedExamples, column: Int32Array, rows: Int32Array, time: number): BigInt64Array {
  const { long, low } = longs(rows.length * time);
  rows.forEach((row, i) => {
    const start = packed.starts[row] ?? 0;
    for (let at = 0; at < lengthAt(packed, row); at++) low[2 * (i * time + at)] = column[start + at] ?? 0;
  });
  return long;
}

/**
 * Whole numbers of 64 bits, as onnxruntime takes them, and the same memory in halves of 32. Numbers that are not
 * negative are written to the lower halves: ten times faster than a BigInt for each.
 */
function longs(count: number): { readonly long: BigInt64Array; readonly low: Int32Array } {
  const long = new BigInt64Array(count);
  return { long, low: new Int32Array(long.buffer) };
}

function known(
  packed: PackedExamples,
  column: Int32Array,
  rows: Int32Array,
): { places: number[]; labels: number[] } {
  const time = longest(packed, rows);
  const [places, labels]: [number[], number[]] = [[], []];
  rows.forEach((row, i) => {
    const start = packed.starts[row] ?? 0;
    for (let at = 0; at < lengthAt(packed, row); at++) {
      const label = column[start + at] ?? -1;
      if (label < 0) continue;
      places.push(i * time + at);
      labels.push(label);
    }
  });
  return { places, labels };
}

/** @param values not negative */
export function wholes(values: ArrayLike<number>): Tensor {
  const { long, low } = longs(values.length);
  for (let i = 0; i < values.length; i++) low[2 * i] = values[i] ?? 0;
  return new Tensor('int64', long, [values.length]);
}
