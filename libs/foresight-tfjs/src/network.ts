import { EPSILON, type Head, isLogistic, type ModelShape } from '#foresight';
import type { Rank, Scalar, Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs';
import type { Batch, HeadBatch } from './batch.js';
import { type Drop, keepAll } from './dropout.js';
import type { TensorFlow } from './tensorflow.js';

/** So low that softmax gives nothing. */
const UNSEEN = -1e9;

export type ParameterOf = (name: string) => Tensor;

/** The causal Transformer and its heads, as `parametersOf` describes them. All tensors belong to the caller's `tidy`. */
export class Network {
  readonly #items: Tensor2D | undefined;

  /** @param content of the items, [items, content], where the shape has any */
  constructor(
    private readonly tf: TensorFlow,
    private readonly shape: ModelShape,
    private readonly of: ParameterOf,
    content: Tensor2D | undefined,
    private readonly drop: Drop = keepAll,
  ) {
    if (shape.sizes.items === 0) return;
    const ids = of('embeddings/item') as Tensor2D;
    this.#items = content ? tf.add(ids, tf.matMul(content, of('content/kernel') as Tensor2D)) : ids;
  }

  /** Weighted sums of the losses of each head, in nats. */
  losses(batch: Batch): Map<Head, Scalar> {
    const states = this.#states(batch);
    return new Map(
      Array.from(batch.heads, ([head, known]) => [head, this.#loss(states, head, known, batch.negatives)]),
    );
  }

  /** What is known after each moment, [rows × time, width]. */
  #states(batch: Batch): Tensor2D {
    const { tf, shape } = this;
    const { rows, time } = batch;
    let x = tf.reshape<Rank.R2>(this.drop(this.#embedded(batch)), [rows * time, shape.width]);
    const mask = tf.tensor2d(
      Float32Array.from({ length: time * time }, (_, i) => (i % time > Math.floor(i / time) ? UNSEEN : 0)),
      [time, time],
    );
    for (let i = 0; i < shape.layers; i++) {
      const name = `layer-${i}`;
      const met = this.#attention(`${name}/attention`, this.#norm(`${name}/attention/norm`, x), rows, mask);
      x = tf.add(x, this.drop(met));
      const inner = this.#dense(`${name}/feed-forward/in`, this.#norm(`${name}/feed-forward/norm`, x));
      x = tf.add(x, this.drop(this.#dense(`${name}/feed-forward/out`, tf.relu(inner))));
    }
    return this.#norm('norm', x);
  }

  #embedded({ rows, time, features, devices }: Batch): Tensor {
    const { tf, shape } = this;
    const { width, sizes } = shape;
    let sum: Tensor = tf.slice(this.of('embeddings/position'), [0, 0], [time, width]);
    for (const [name, ids] of features) {
      const table = name === 'item' && this.#items ? this.#items : this.of(`embeddings/${name}`);
      sum = tf.add(tf.gather(table, tf.tensor2d(ids, [rows, time], 'int32')), sum);
    }
    if (sizes.devices === 0) return sum;
    const device = tf.gather(this.of('embeddings/device'), tf.tensor1d(devices, 'int32'));
    return tf.add(sum, tf.reshape(device, [rows, 1, width]));
  }

  #attention(name: string, x: Tensor2D, rows: number, mask: Tensor2D): Tensor2D {
    const { tf } = this;
    const { heads, width } = this.shape;
    const [time, each] = [mask.shape[0], width / heads];
    const apart = (part: Tensor): Tensor4D =>
      tf.transpose(tf.reshape<Rank.R4>(part, [rows, time, heads, each]), [0, 2, 1, 3]);
    const [q, k, v] = tf.split(this.#dense(`${name}/qkv`, x), 3, 1).map(apart) as [
      Tensor4D,
      Tensor4D,
      Tensor4D,
    ];
    const scores = tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(each));
    const shares = this.drop(tf.softmax(tf.add(scores, mask)));
    const together = tf.transpose(tf.matMul(shares, v), [0, 2, 1, 3]);
    return this.#dense(`${name}/out`, tf.reshape<Rank.R2>(together, [rows * time, width]));
  }

  #norm(name: string, x: Tensor2D): Tensor2D {
    const { tf } = this;
    const { mean, variance } = tf.moments(x, 1, true);
    const unit = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, EPSILON)));
    return tf.add(tf.mul(unit, this.of(`${name}/gain`)), this.of(`${name}/bias`));
  }

  #dense(name: string, x: Tensor2D): Tensor2D {
    const kernel = this.of(`${name}/kernel`) as Tensor2D;
    return this.tf.add(this.tf.matMul(x, kernel), this.of(`${name}/bias`));
  }

  #loss(states: Tensor2D, head: Head, { places, labels, weights }: HeadBatch, negatives: Int32Array): Scalar {
    const { tf } = this;
    const there = tf.gather(states, tf.tensor1d(places, 'int32'));
    const each =
      head === 'item' && this.#items
        ? this.#itemLoss(there, this.#items, labels, negatives)
        : this.#plainLoss(head, this.#dense(`heads/${head}`, there), labels);
    return tf.sum(tf.mul(each, tf.tensor1d(weights)));
  }

  #plainLoss(head: Head, logits: Tensor2D, labels: Int32Array): Tensor1D {
    const { tf } = this;
    if (isLogistic(head)) {
      const scores = tf.reshape<Rank.R1>(logits, [labels.length]);
      return tf.sub(tf.softplus(scores), tf.mul(scores, tf.tensor1d(Float32Array.from(labels))));
    }
    const right = tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), logits.shape[1]), 'float32');
    return tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), right), 1));
  }

  /** Softmax over all items, or over the right one and those drawn; where a drawn one is right it does not count. */
  #itemLoss(there: Tensor2D, items: Tensor2D, labels: Int32Array, negatives: Int32Array): Tensor1D {
    const { tf } = this;
    const rightOnes = tf.gather(items, tf.tensor1d(labels, 'int32'));
    const own = tf.sum(tf.mul(there, rightOnes), 1, true);
    const against =
      negatives.length === 0
        ? tf.matMul(there, items, false, true)
        : tf.concat([own, this.#drawnScores(there, items, labels, negatives)], 1);
    return tf.sub(tf.logSumExp(against, 1), tf.reshape<Rank.R1>(own, [labels.length]));
  }

  #drawnScores(there: Tensor2D, items: Tensor2D, labels: Int32Array, negatives: Int32Array): Tensor2D {
    const { tf } = this;
    const drawn = tf.tensor1d(negatives, 'int32');
    const scores: Tensor2D = tf.matMul(there, tf.gather(items, drawn), false, true);
    const same = tf.equal(tf.tensor2d(labels, [labels.length, 1], 'int32'), tf.reshape(drawn, [1, -1]));
    return tf.where(same, tf.fill<Rank.R2>(scores.shape, UNSEEN), scores);
  }
}
