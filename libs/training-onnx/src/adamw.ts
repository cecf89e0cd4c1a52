import { binary } from './arithmetic.js';
import type { Tape, Value } from './tape.js';

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
}

/** A parameter with its running means of gradient and squared gradient. */
export interface Moved {
  readonly value: Value;
  readonly mean: Value;
  readonly square: Value;
}

/**
 * Adam with decoupled weight decay (Loshchilov & Hutter 2019), as nodes of the same graph.
 *
 * @param rate scalar: the learning rate of this step
 * @param step scalar: 1 for the first step
 */
export function adamWUpdates(
  tape: Tape,
  parameters: readonly (Moved & { readonly update: Update })[],
  gradients: readonly Value[],
  { rate, step }: { readonly rate: Value; readonly step: Value },
  options: AdamW = adamW,
): readonly Moved[] {
  const corrected = (beta: number): Value =>
    binary(tape, 'Sub', tape.scalar(1), binary(tape, 'Pow', tape.scalar(beta), step));
  const corrections = { mean: corrected(options.beta1), square: corrected(options.beta2) };
  const clipped = options.clip > 0 ? clippedTo(tape, gradients, options.clip) : gradients;
  return parameters.map(({ value, mean, square, update }, i) => {
    const gradient = clipped[i] ?? value;
    const newMean = running(tape, mean, gradient, options.beta1);
    const newSquare = running(tape, square, binary(tape, 'Mul', gradient, gradient), options.beta2);
    const spread = tape.node('Sqrt', [binary(tape, 'Div', newSquare, corrections.square)], value.shape);
    const direction = binary(
      tape,
      'Div',
      binary(tape, 'Div', newMean, corrections.mean),
      binary(tape, 'Add', spread, tape.scalar(options.epsilon)),
    );
    const shrunk = binary(tape, 'Mul', value, tape.scalar(update.decay));
    const move = update.decay > 0 ? binary(tape, 'Add', direction, shrunk) : direction;
    const by = binary(tape, 'Mul', rate, tape.scalar(update.rate));
    const moved = binary(tape, 'Sub', value, binary(tape, 'Mul', by, move));
    return { value: moved, mean: newMean, square: newSquare };
  });
}

const running = (tape: Tape, before: Value, now: Value, beta: number): Value =>
  binary(
    tape,
    'Add',
    binary(tape, 'Mul', before, tape.scalar(beta)),
    binary(tape, 'Mul', now, tape.scalar(1 - beta)),
  );

function clippedTo(tape: Tape, gradients: readonly Value[], length: number): readonly Value[] {
  const squares = gradients.map((g) => {
    const axes = tape.axes(...g.shape.map((_, axis) => axis));
    const square = binary(tape, 'Mul', g, g);
    return g.shape.length === 0 ? square : tape.node('ReduceSum', [square, axes], [], { keepdims: 0 });
  });
  const norm = tape.node('Sqrt', [tape.node('Sum', squares, [])], []);
  const factor = binary(tape, 'Div', tape.scalar(length), tape.node('Max', [norm, tape.scalar(length)], []));
  return gradients.map((g) => binary(tape, 'Mul', g, factor));
}
