export interface AdamW {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Gradients are scaled down together where their joint length is greater; 0: never. */
  readonly clip: number;
}

export const adamW: AdamW = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, clip: 1 };

/** How one parameter is moved. */
export interface Update {
  /** Times the step's learning rate. */
  readonly rate: number;
  /** Share by which it shrinks, times the learning rate; usually 0 for biases and gains. */
  readonly decay: number;
  /** A table of rows of which a batch touches few: rows without a gradient stay as they are. */
  readonly sparse: boolean;
}

/** A parameter with its running means of gradient and squared gradient, all moved in place. */
export interface Moved {
  readonly value: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
  readonly update: Update;
  /** Length of a row. */
  readonly width: number;
}

export interface Schedule {
  readonly rate: number;
  /** 1 for the first step. */
  readonly step: number;
  /** Joint length of all gradients. */
  readonly norm: number;
}

/**
 * Adam with decoupled weight decay (Loshchilov & Hutter 2019). It runs over the arrays once, in place: as nodes of
 * the graph, fifteen passes over each parameter took longer than the forward and backward pass together.
 */
export function adamWUpdate(
  { value, mean, square, update, width }: Moved,
  gradient: Float32Array,
  { rate, step, norm }: Schedule,
  { beta1, beta2, epsilon, clip }: AdamW = adamW,
): void {
  const unbiased = Math.sqrt(1 - beta2 ** step);
  const factors: Factors = {
    factor: clip > 0 && norm > clip ? clip / norm : 1,
    beta1,
    beta2,
    // Both bias corrections, moved out of the loop.
    move: (rate * update.rate * unbiased) / (1 - beta1 ** step),
    epsilon: epsilon * unbiased,
    keep: 1 - rate * update.rate * update.decay,
  };
  if (!update.sparse) {
    moveRange(value, mean, square, gradient, 0, value.length, factors);
    return;
  }
  for (let from = 0; from < value.length; from += width) {
    if (hasGradient(gradient, from, from + width))
      moveRange(value, mean, square, gradient, from, from + width, factors);
  }
}

interface Factors {
  readonly factor: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly move: number;
  readonly epsilon: number;
  readonly keep: number;
}

function moveRange(
  value: Float32Array,
  mean: Float32Array,
  square: Float32Array,
  gradient: Float32Array,
  from: number,
  to: number,
  { factor, beta1, beta2, move, epsilon, keep }: Factors,
): void {
  const new1 = 1 - beta1;
  const new2 = 1 - beta2;
  for (let i = from; i < to; i++) {
    const g = factor * (gradient[i] ?? 0);
    const m = beta1 * (mean[i] ?? 0) + new1 * g;
    const v = beta2 * (square[i] ?? 0) + new2 * g * g;
    mean[i] = m;
    square[i] = v;
    value[i] = keep * (value[i] ?? 0) - (move * m) / (Math.sqrt(v) + epsilon);
  }
}

function hasGradient(gradient: Float32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (gradient[i] !== 0) return true;
  return false;
}
