import {
  drawnItems,
  featuresOf,
  type Head,
  headNames,
  isLogistic,
  knownPlaces,
  lengthAt,
  longestOf,
  type ModelShape,
  type PackedExamples,
  paddedColumn,
  type TrainingSettings,
} from '#foresight';
import type { Batch } from '#training-onnx';
import { Tensor } from 'onnxruntime-node';

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

/** What a batch looks like: sequences on the left, padded with 0 on the right to the longest. */
export function inputTensors({ sizes }: ModelShape, packed: PackedExamples, rows: Int32Array): Batch {
  const time = longestOf(packed, rows);
  const shape = [rows.length, time];
  const tensors: Record<string, Tensor> = {
    [inputNames.position]: wholes(Int32Array.from({ length: time }, (_, i) => i)),
  };
  for (const name of featuresOf(sizes))
    tensors[name] = wholes(paddedColumn(packed, packed.inputs[name], rows), shape);
  if (sizes.devices > 0) tensors[inputNames.device] = wholes(rows.map((row) => packed.devices[row] ?? 0));
  return tensors;
}

/** Where each sequence ends. One without moments is a single one of padding. */
export function lastPlaces(packed: PackedExamples, rows: Int32Array): Tensor {
  const time = longestOf(packed, rows);
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
  for (const head of headNames) {
    const weight = weights[head] ?? 0;
    if (weight === 0) continue;
    const { places, labels } = knownPlaces(packed, packed.targets[head], rows);
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

/**
 * Whole numbers as onnxruntime takes them, of 64 bits. Those that are not negative are written to the lower halves of
 * the same memory: ten times faster than a BigInt for each.
 */
export function wholes(values: ArrayLike<number>, shape: readonly number[] = [values.length]): Tensor {
  const long = new BigInt64Array(values.length);
  const low = new Int32Array(long.buffer);
  for (let i = 0; i < values.length; i++) low[2 * i] = values[i] ?? 0;
  return new Tensor('int64', long, shape);
}

/** The items of a step from which the right ones are told apart. */
export function negativesTensor(shape: ModelShape, settings: TrainingSettings, step: number): Batch {
  if (settings.negatives === 0) return {};
  return { [inputNames.negatives]: wholes(drawnItems(shape, settings, step)) };
}
