import { adamW } from '#training-onnx';
import type { Scalar, Tensor } from '@tensorflow/tfjs';
import type { TensorFlow } from './tensorflow.js';

/** A parameter with its running means of gradient and squared gradient. */
export interface Moved {
  readonly name: string;
  /** Share by which it shrinks, times the rate. */
  readonly decay: number;
  value: Tensor;
  mean: Tensor;
  square: Tensor;
}

/**
 * One step of AdamW (Loshchilov & Hutter 2019) as `training-onnx` takes it, clipping included, on the device. The
 * parameters' tensors are replaced and the former ones freed.
 *
 * @param gradients of the parameters, in their order; absent: zero
 * @param step 1 for the first
 */
export function adamWStep(
  tf: TensorFlow,
  parameters: readonly Moved[],
  gradients: readonly (Tensor | undefined)[],
  rate: number,
  step: number,
): void {
  const { beta1, beta2, epsilon } = adamW;
  const unbiased = Math.sqrt(1 - beta2 ** step);
  const move = (rate * unbiased) / (1 - beta1 ** step);
  const factor = tf.tidy(() => clipFactor(tf, gradients));
  parameters.forEach((moved, i) => {
    const [value, mean, square] = tf.tidy((): [Tensor, Tensor, Tensor] => {
      const gradient = gradients[i];
      const g = gradient ? tf.mul(gradient, factor) : tf.zerosLike(moved.value);
      const m = tf.add(tf.mul(moved.mean, beta1), tf.mul(g, 1 - beta1));
      const v = tf.add(tf.mul(moved.square, beta2), tf.mul(tf.square(g), 1 - beta2));
      const back = tf.div(tf.mul(m, move), tf.add(tf.sqrt(v), epsilon * unbiased));
      return [tf.sub(tf.mul(moved.value, 1 - rate * moved.decay), back), m, v];
    });
    tf.dispose([moved.value, moved.mean, moved.square]);
    Object.assign(moved, { value, mean, square });
  });
  factor.dispose();
}

/** What gradients are multiplied by, so that together they are no longer than may be. */
function clipFactor(tf: TensorFlow, gradients: readonly (Tensor | undefined)[]): Scalar {
  const squares = gradients.flatMap((gradient) => (gradient ? [tf.sum(tf.square(gradient))] : []));
  const norm = tf.sqrt(squares.reduce((sum, square) => tf.add(sum, square), tf.scalar(0)));
  return tf.minimum(tf.scalar(1), tf.div(adamW.clip, tf.maximum(norm, 1e-30)));
}
