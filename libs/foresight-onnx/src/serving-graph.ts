import { type Head, headsOf, type ModelShape, parametersOf } from '#foresight';
import { Tape, type Value } from '#training-onnx';
import { inputNames } from './batch.js';
import { named } from './network.js';
import { Trunk } from './trunk.js';
import type { TrainedNetwork } from './with-items.js';

/** Outputs of the serving graphs. */
export const outputNames = {
  /** What is known at the places that were asked about, [places, width]. */
  states: 'states',
  /** Logits of all items, [places, items]. */
  items: 'items',
  logits: (head: Head): string => `logits:${head}`,
} as const;

/** The heads that cost little: every one but that of the items. */
export const smallHeads = (shape: ModelShape): readonly Head[] =>
  headsOf(shape.sizes).filter((head) => head !== 'item');

/**
 * The network as it serves, weights inside and the items' vectors computed beforehand. Inputs: the features that the
 * shape has, and the places that are asked about. Outputs: states, and the logits of the small heads, [places, classes].
 */
export function servingGraph({ shape, weights }: TrainedNetwork, items: Float32Array): Buffer {
  const tape = new Tape('foresight');
  const values = new Map<string, Value>();
  for (const { name, shape: of } of parametersOf(shape)) {
    const data = name === 'embeddings/item' ? items : (weights.get(name) ?? new Float32Array());
    if (name !== 'content/kernel') values.set(name, tape.constant(data, of));
  }
  const trunk = new Trunk(tape, named(values), { ...shape, content: 0 });
  const there = trunk.at(trunk.encode(), inputNames.places('last'));
  tape.graph.output(outputNames.states, there.name, ['places', shape.width]);
  for (const head of smallHeads(shape)) {
    const logits = trunk.dense(`heads/${head}`, there);
    tape.graph.output(outputNames.logits(head), logits.name, logits.shape);
  }
  return tape.graph.toBytes();
}

/** From states to the logits of all items: apart, because it costs more than all the rest where there are many. */
export function rankingGraph({ shape }: TrainedNetwork, items: Float32Array): Buffer {
  const tape = new Tape('ranking');
  const states = tape.input(outputNames.states, ['places', shape.width]);
  const table = tape.constant(items, [shape.sizes.items, shape.width]);
  const logits = tape.graph.node('Gemm', [states.name, table.name], { transB: 1 });
  tape.graph.output(outputNames.items, logits, ['places', shape.sizes.items]);
  return tape.graph.toBytes();
}

/** The vectors by which items are seen and ranked: what is known of each by its id, and by what it is. */
export function itemVectors({ shape, weights, content }: TrainedNetwork): Float32Array {
  const { width, sizes } = shape;
  const vectors = Float32Array.from(weights.get('embeddings/item') ?? []);
  const kernel = weights.get('content/kernel');
  if (!content || !kernel) return vectors;
  for (let item = 0; item < sizes.items; item++) {
    for (let from = 0; from < content.width; from++) {
      const amount = content.vectors[item * content.width + from] ?? 0;
      if (amount === 0) continue;
      for (let to = 0; to < width; to++)
        vectors[item * width + to] =
          (vectors[item * width + to] ?? 0) + amount * (kernel[from * width + to] ?? 0);
    }
  }
  return vectors;
}
