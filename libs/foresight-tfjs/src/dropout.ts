import { drawNoise, noisePlace, windowStart } from '#training-onnx';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs';
import type { TensorFlow } from './tensorflow.js';

/** What becomes of values where dropout may be. */
export type Drop = <T extends Tensor>(value: T) => T;

export const keepAll: Drop = (value) => value;

/** Dropout with the very masks of `training-onnx`: the same seed and step drop the same entries, whoever trains. */
export class Dropout {
  readonly #draws: Tensor1D;

  constructor(
    private readonly tf: TensorFlow,
    private readonly rate: number,
    private readonly seed: number,
  ) {
    this.#draws = tf.tensor1d(rate === 0 ? [0] : drawNoise());
  }

  /** For one step; its masks follow from the order in which it is called. */
  at(step: number): Drop {
    if (this.rate === 0) return keepAll;
    const { tf, rate } = this;
    const place = noisePlace(this.seed, step);
    let window = 0;
    return (value) => {
      const drawn = tf.slice(this.#draws, [windowStart(place, window++)], [value.size]);
      const kept = tf.cast(tf.greaterEqual(tf.reshape(drawn, value.shape), rate), 'float32');
      return tf.mul(value, tf.mul(kept, 1 / (1 - rate)));
    };
  }

  close(): void {
    this.#draws.dispose();
  }
}
