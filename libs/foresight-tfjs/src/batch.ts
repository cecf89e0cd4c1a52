import {
  drawnItems,
  type Feature,
  featuresOf,
  type Head,
  headsOf,
  knownPlaces,
  longestOf,
  type ModelShape,
  type PackedExamples,
  paddedColumn,
  type TrainingSettings,
} from '#foresight';

/** Where a head's target is known in [rows × time], what it is, and how much it counts. */
export interface HeadBatch {
  readonly places: Int32Array;
  readonly labels: Int32Array;
  readonly weights: Float32Array;
}

/** Some sequences as TensorFlow.js takes them, padded on the right to the longest. */
export interface Batch {
  readonly rows: number;
  readonly time: number;
  readonly features: ReadonlyMap<Feature, Int32Array>;
  readonly devices: Int32Array;
  /** Only heads of which something is known here. */
  readonly heads: ReadonlyMap<Head, HeadBatch>;
  /** Items to tell the right one from; none: all. */
  readonly negatives: Int32Array;
}

/**
 * @param weightOf what a head weighs; heads that weigh nothing are left out
 * @param mean whether a head's weight is shared by its targets, or each has it whole
 */
export function batchOf(
  shape: ModelShape,
  packed: PackedExamples,
  rows: Int32Array,
  weightOf: (head: Head) => number,
  mean: boolean,
): Batch {
  const heads = new Map<Head, HeadBatch>();
  for (const head of headsOf(shape.sizes)) {
    const { places, labels } = knownPlaces(packed, packed.targets[head], rows);
    const weight = weightOf(head);
    if (weight === 0 || places.length === 0) continue;
    heads.set(head, {
      places: Int32Array.from(places),
      labels: Int32Array.from(labels),
      weights: new Float32Array(places.length).fill(mean ? weight / places.length : weight),
    });
  }
  return {
    rows: rows.length,
    time: longestOf(packed, rows),
    features: new Map(
      featuresOf(shape.sizes).map((name) => [name, paddedColumn(packed, packed.inputs[name], rows)]),
    ),
    devices: rows.map((row) => packed.devices[row] ?? 0),
    heads,
    negatives: new Int32Array(),
  };
}

/** The batch of a training step. */
export const stepBatch = (
  shape: ModelShape,
  packed: PackedExamples,
  rows: Int32Array,
  settings: TrainingSettings,
  step: number,
): Batch => ({
  ...batchOf(shape, packed, rows, (head) => settings.weights[head], true),
  negatives: settings.negatives === 0 ? new Int32Array() : drawnItems(shape, settings, step),
});
