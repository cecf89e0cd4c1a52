import { seededRandom } from '#kernel';
import type { ModelShape } from '../encoding/encoded.js';
import type { Weights } from '../model/foresight-trainer.js';

/** One weight of the network: what it is called, how large it is, and what it begins as. */
export interface ForesightParameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly begins: 'normal' | 'zeros' | 'ones';
}

/** Standard deviation of weights that are drawn, as BERT's. */
const DEVIATION = 0.02;
/** Width of the feed-forward layers, in widths of the model. */
export const EXPANSION = 4;
/** Added to the variance in layer normalisation. */
export const EPSILON = 1e-6;

/**
 * All weights of the network, and with them the network itself. Matrices are [in, out] and stand to the right of what
 * they multiply: `dense(x) = x @ kernel + bias`. `norm(x)` is layer normalisation over the last axis with biased
 * variance, {@link EPSILON}, gain and bias. A part whose size is 0 (or false) in the shape has no weights and is left
 * out of the sums.
 *
 * Forward pass, over sequences of at most `length` moments (of longer ones the last), padded to the longest of the
 * batch on the right:
 *
 * 1. `items` [items, width] = `embeddings/item` + `content @ content/kernel` ({@link ModelShape.content} > 0).
 * 2. `x` [batch, time, width] = the sum of the rows of `embeddings/type`, `items`, `embeddings/category`,
 *    `embeddings/price`, `embeddings/gap` that each moment names, of `embeddings/device` that the sequence names, and
 *    of `embeddings/position`, 0 for a sequence's first moment. Then dropout.
 * 3. Each `layer-<i>`, with the norms before the blocks (Xiong et al. 2020):
 *    `x += dropout(attention/out(attend(attention/qkv(attention/norm(x)))))`, then
 *    `x += dropout(feed-forward/out(relu(feed-forward/in(feed-forward/norm(x)))))`.
 *    `attention/qkv` gives queries, keys and values beside one another, each cut into `heads` parts of
 *    `width / heads`; `attend = dropout(softmax(q @ kᵀ / √(width / heads) + mask)) @ v`, and the mask lets a moment
 *    look at itself and at what came before it. So nothing padded on the right is ever looked at.
 * 4. `x = norm(x)`.
 * 5. Heads, at every moment: item `x @ itemsᵀ` (softmax over all rows, padding and unknown included), `heads/type`
 *    and `heads/question` (softmax), `heads/purchase` and `heads/comeBack` (one logit each, logistic).
 *
 * The loss of a head is the mean, over all moments of the batch whose target is not -1, of its cross-entropy in nats;
 * the loss of the batch is the sum of those means, each times the head's weight in the settings.
 */
export function parametersOf(shape: ModelShape): readonly ForesightParameter[] {
  const { sizes, length, width, layers, content } = shape;
  const tables = {
    type: sizes.types,
    item: sizes.items,
    category: sizes.categories,
    price: sizes.prices,
    gap: sizes.gaps,
    device: sizes.devices,
    position: length,
  };
  return [
    ...Object.entries(tables).flatMap(([name, rows]) => drawn(`embeddings/${name}`, [rows, width])),
    ...drawn('content/kernel', [sizes.items > 0 ? content : 0, width]),
    ...Array.from({ length: layers }, (_, i) => layer(`layer-${String(i)}`, width)).flat(),
    ...norm('norm', width),
    ...dense('heads/type', width, sizes.types),
    ...dense('heads/question', width, sizes.questions),
    ...dense('heads/purchase', width, Number(sizes.purchase)),
    ...dense('heads/comeBack', width, Number(sizes.comeBack)),
  ];
}

const drawn = (name: string, shape: readonly number[]): ForesightParameter[] =>
  shape.includes(0) ? [] : [{ name, shape, begins: 'normal' }];

const dense = (name: string, rows: number, columns: number): ForesightParameter[] =>
  columns === 0
    ? []
    : [
        ...drawn(`${name}/kernel`, [rows, columns]),
        { name: `${name}/bias`, shape: [columns], begins: 'zeros' },
      ];

const norm = (name: string, width: number): ForesightParameter[] => [
  { name: `${name}/gain`, shape: [width], begins: 'ones' },
  { name: `${name}/bias`, shape: [width], begins: 'zeros' },
];

const layer = (name: string, width: number): ForesightParameter[] => [
  ...norm(`${name}/attention/norm`, width),
  ...dense(`${name}/attention/qkv`, width, 3 * width),
  ...dense(`${name}/attention/out`, width, width),
  ...norm(`${name}/feed-forward/norm`, width),
  ...dense(`${name}/feed-forward/in`, width, EXPANSION * width),
  ...dense(`${name}/feed-forward/out`, EXPANSION * width, width),
];

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, size) => product * size, 1);

/** Where training begins: the same for the same shape and seed. */
export function initialWeights(shape: ModelShape, seed: number): Weights {
  const random = seededRandom(seed);
  return new Map(parametersOf(shape).map((parameter) => [parameter.name, beginning(parameter, random)]));
}

function beginning({ shape, begins }: ForesightParameter, random: () => number): Float32Array {
  const values = new Float32Array(sizeOf(shape));
  if (begins === 'ones') values.fill(1);
  if (begins === 'normal') values.forEach((_, i) => (values[i] = DEVIATION * normal(random)));
  return values;
}

/** Box & Muller 1958, one of the two. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
