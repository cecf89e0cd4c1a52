import {
  headsOf,
  inTurn,
  type Head,
  type ItemContent,
  knownTargets,
  type ModelShape,
  type PackedExamples,
} from '#foresight';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { batchOf } from './batch.js';
import type { HeadLosses } from './messages.js';
import { Network } from './network.js';
import type { TensorFlow } from './tensorflow.js';

/** Mean loss of each head over all known targets of the examples, without dropout. */
export async function measure(
  tf: TensorFlow,
  shape: ModelShape,
  parameters: ReadonlyMap<string, Tensor>,
  examples: PackedExamples,
  content: Tensor2D | undefined,
): Promise<HeadLosses> {
  const heads = headsOf(shape.sizes);
  const sums = new Map<Head, number>();
  for (const rows of inTurn(examples)) {
    const losses = tf.tidy(() => {
      const network = new Network(tf, shape, parameterOf(parameters), content);
      const batch = batchOf(shape, examples, rows, () => 1, false);
      return Array.from(network.losses(batch), ([head, loss]) => ({ head, loss }));
    });
    for (const { head, loss } of losses) {
      sums.set(head, (sums.get(head) ?? 0) + Number((await loss.data())[0]));
      loss.dispose();
    }
  }
  const means = heads.map((head) => [head, (sums.get(head) ?? 0) / knownTargets(examples, head)] as const);
  return Object.fromEntries(means.filter(([, mean]) => Number.isFinite(mean)));
}

export const parameterOf =
  (parameters: ReadonlyMap<string, Tensor>) =>
  (name: string): Tensor => {
    const tensor = parameters.get(name);
    if (!tensor) throw new RangeError(`There is no parameter "${name}".`);
    return tensor;
  };

/** @throws RangeError where the shape has content and none of that size is handed in */
export function contentTensor(
  tf: TensorFlow,
  { sizes, content: width }: ModelShape,
  content: ItemContent | undefined,
): Tensor2D | undefined {
  if (width === 0 || sizes.items === 0) return undefined;
  if (content?.width !== width || content.vectors.length !== sizes.items * width)
    throw new RangeError(`The items' content must be ${sizes.items} vectors of ${width} numbers.`);
  return tf.tensor2d(content.vectors, [sizes.items, width]);
}
