import type { ItemContent, ModelShape, Weights } from '#foresight';

/** A network as it is opened. */
export interface TrainedNetwork {
  readonly shape: ModelShape;
  readonly weights: Weights;
  readonly content?: ItemContent | undefined;
}

/**
 * The same network with further items, numbered on from the last: products that came after the training. They have no
 * vector of their own yet, but one by what they are; without content they are known as *unknown* is, by their
 * category and price alone.
 *
 * @param vectors what each of them is, [further, content]
 */
export function withItems(network: TrainedNetwork, further: number, vectors?: Float32Array): TrainedNetwork {
  const { shape, weights, content } = network;
  if (further === 0) return network;
  const own = weights.get('embeddings/item') ?? new Float32Array();
  const { width } = shape;
  const table = new Float32Array(own.length + further * width);
  table.set(own);
  const isDescribed = content !== undefined && vectors !== undefined;
  const unknown = own.subarray(width, 2 * width);
  if (!isDescribed) for (let i = 0; i < further; i++) table.set(unknown, own.length + i * width);
  const sizes = { ...shape.sizes, items: shape.sizes.items + further };
  return {
    shape: { ...shape, sizes },
    weights: new Map([...weights, ['embeddings/item', table]]),
    content: content && joined(content, further, vectors),
  };
}

/** @throws RangeError where the vectors are of another size */
function joined({ width, vectors }: ItemContent, further: number, added?: Float32Array): ItemContent {
  if (added && added.length !== further * width)
    throw new RangeError(`${String(further)} items need vectors of ${String(width)} numbers each.`);
  const whole = new Float32Array(vectors.length + further * width);
  whole.set(vectors);
  if (added) whole.set(added, vectors.length);
  return { width, vectors: whole };
}
