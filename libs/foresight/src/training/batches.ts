import { seededRandom, shuffle } from '#kernel';
import type { ModelShape } from '../encoding/encoded.js';
import type { Head, TrainingSettings } from '../model/foresight-trainer.js';
import type { PackedExamples } from './packed-examples.js';

/** Rows before the first item: padding and *unknown*. */
export const FIRST_ITEM = 2;

/** Sequences that are looked at together where nothing is learnt. */
const TOGETHER = 256;

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

/** The items of a step from which the right ones are told apart, each as likely as any other; none: all of them are. */
export function drawnItems(
  { sizes }: ModelShape,
  { negatives, seed }: TrainingSettings,
  step: number,
): Int32Array {
  const random = seededRandom(Math.imul(seed + 1, 0x85ebca6b) ^ Math.imul(step, 0xc2b2ae35));
  const draw = (): number => FIRST_ITEM + Math.floor(random() * (sizes.items - FIRST_ITEM));
  return Int32Array.from({ length: negatives }, draw);
}

/** All rows, neighbours in length together. */
export function inTurn({ starts }: PackedExamples, together = TOGETHER): readonly Int32Array[] {
  const length = (row: number): number => (starts[row + 1] ?? 0) - (starts[row] ?? 0);
  const order = Int32Array.from({ length: starts.length - 1 }, (_, row) => row).sort(
    (a, b) => length(a) - length(b),
  );
  return Array.from({ length: Math.ceil(order.length / together) }, (_, i) =>
    order.slice(i * together, (i + 1) * together),
  );
}

/** Of how many moments a head's target is known. */
export const knownTargets = (packed: PackedExamples, head: Head): number =>
  packed.targets[head].reduce((count, label) => count + Number(label >= 0), 0);

export const lengthAt = ({ starts }: PackedExamples, row: number): number =>
  (starts[row + 1] ?? 0) - (starts[row] ?? 0);

/** Moments of the longest of some sequences, at least 1. */
export const longestOf = (packed: PackedExamples, rows: Int32Array): number =>
  rows.reduce((most, row) => Math.max(most, lengthAt(packed, row)), 1);

/** A column of some sequences, padded with 0 on the right to the longest: [rows × longest]. */
export function paddedColumn(packed: PackedExamples, column: Int32Array, rows: Int32Array): Int32Array {
  const time = longestOf(packed, rows);
  const whole = new Int32Array(rows.length * time);
  rows.forEach((row, i) => {
    const start = packed.starts[row] ?? 0;
    for (let at = 0; at < lengthAt(packed, row); at++) whole[i * time + at] = column[start + at] ?? 0;
  });
  return whole;
}

/** Where, in [rows × longest], something is known in a column, and what. */
export function knownPlaces(
  packed: PackedExamples,
  column: Int32Array,
  rows: Int32Array,
): { places: number[]; labels: number[] } {
  const time = longestOf(packed, rows);
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
