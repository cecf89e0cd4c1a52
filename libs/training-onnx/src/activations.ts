import { binary } from './arithmetic.js';
import { lastAxisSum } from './reduce.js';
import type { Tape, Value } from './tape.js';

export function relu(tape: Tape, a: Value): Value {
  const y = tape.node('Relu', [a], a.shape);
  return tape.record(y, [a], (g) => [binary(tape, 'Mul', g, tape.node('Sign', [y], y.shape))]);
}

export function tanh(tape: Tape, a: Value): Value {
  const y = tape.node('Tanh', [a], a.shape);
  return tape.record(y, [a], (g) => {
    const slope = binary(tape, 'Sub', tape.scalar(1), binary(tape, 'Mul', y, y));
    return [binary(tape, 'Mul', g, slope)];
  });
}

export function sigmoid(tape: Tape, a: Value): Value {
  const y = tape.node('Sigmoid', [a], a.shape);
  return tape.record(y, [a], (g) => {
    const slope = binary(tape, 'Mul', y, binary(tape, 'Sub', tape.scalar(1), y));
    return [binary(tape, 'Mul', g, slope)];
  });
}

/** `log(1 + exp(a))`, without overflow: the logistic loss of a score. */
export function softplus(tape: Tape, a: Value): Value {
  const y = tape.node('Softplus', [a], a.shape);
  return tape.record(y, [a], (g) => [binary(tape, 'Mul', g, tape.node('Sigmoid', [a], a.shape))]);
}

export function sqrt(tape: Tape, a: Value): Value {
  const y = tape.node('Sqrt', [a], a.shape);
  return tape.record(y, [a], (g) => [binary(tape, 'Div', g, binary(tape, 'Mul', tape.scalar(2), y))]);
}

/** Along the last axis. */
export function softmax(tape: Tape, a: Value): Value {
  const y = tape.node('Softmax', [a], a.shape, { axis: a.shape.length - 1 });
  return tape.record(y, [a], (g) => {
    const mean = lastAxisSum(tape, binary(tape, 'Mul', g, y));
    return [binary(tape, 'Mul', y, binary(tape, 'Sub', g, mean))];
  });
}

/** Logarithms of the probabilities along the last axis. */
export function logSoftmax(tape: Tape, a: Value): Value {
  const y = tape.node('LogSoftmax', [a], a.shape, { axis: a.shape.length - 1 });
  return tape.record(y, [a], (g) => {
    const share = binary(tape, 'Mul', tape.node('Exp', [y], y.shape), lastAxisSum(tape, g));
    return [binary(tape, 'Sub', g, share)];
  });
}

/**
 * Layer normalisation over the last axis (Ba et al. 2016), biased variance.
 *
 * @param gain [width]
 * @param bias [width]
 */
export function layerNorm(tape: Tape, a: Value, gain: Value, bias: Value, epsilon = 1e-6): Value {
  const axis = a.shape.length - 1;
  const inner = [...a.shape.slice(0, -1), 1];
  const [y = '', mean = '', inverse = ''] = tape.graph.split(
    'LayerNormalization',
    [a.name, gain.name, bias.name],
    3,
    { axis, epsilon },
  );
  const deviation = { name: inverse, shape: inner };
  return tape.record({ name: y, shape: a.shape }, [a, gain, bias], (g) => {
    const centred = binary(tape, 'Sub', a, { name: mean, shape: inner });
    const unit = binary(tape, 'Mul', centred, deviation);
    const back = binary(tape, 'Mul', g, gain);
    const width = tape.scalar(Number(a.shape[axis]));
    const meanOf = (value: Value): Value => binary(tape, 'Div', lastAxisSum(tape, value), width);
    const along = binary(tape, 'Mul', unit, meanOf(binary(tape, 'Mul', back, unit)));
    const straight = binary(tape, 'Sub', binary(tape, 'Sub', back, meanOf(back)), along);
    const leading = tape.axes(...a.shape.slice(0, -1).map((_, i) => i));
    const summed = (value: Value): Value =>
      tape.node('ReduceSum', [value, leading], gain.shape, { keepdims: 0 });
    return [binary(tape, 'Mul', straight, deviation), summed(binary(tape, 'Mul', g, unit)), summed(g)];
  });
}
