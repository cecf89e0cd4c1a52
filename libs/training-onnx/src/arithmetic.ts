import type { Shape } from '#onnx-graph';
import type { Tape, Value } from './tape.js';

/** Sums, differences, products and quotients with the broadcasting of ONNX (and numpy). */

export const add = (tape: Tape, a: Value, b: Value): Value =>
  tape.record(binary(tape, 'Add', a, b), [a, b], (g) => [fitted(tape, g, a), fitted(tape, g, b)]);

export const subtract = (tape: Tape, a: Value, b: Value): Value =>
  tape.record(binary(tape, 'Sub', a, b), [a, b], (g) => [
    fitted(tape, g, a),
    fitted(tape, tape.node('Neg', [g], g.shape), b),
  ]);

export const multiply = (tape: Tape, a: Value, b: Value): Value =>
  tape.record(binary(tape, 'Mul', a, b), [a, b], (g) => [
    fitted(tape, binary(tape, 'Mul', g, b), a),
    fitted(tape, binary(tape, 'Mul', g, a), b),
  ]);

export function divide(tape: Tape, a: Value, b: Value): Value {
  const quotient = binary(tape, 'Div', a, b);
  return tape.record(quotient, [a, b], (g) => {
    const share = binary(tape, 'Div', g, b);
    const minus = tape.node('Neg', [binary(tape, 'Mul', share, quotient)], quotient.shape);
    return [fitted(tape, share, a), fitted(tape, minus, b)];
  });
}

export const scale = (tape: Tape, a: Value, factor: number): Value => multiply(tape, a, tape.scalar(factor));

/** A node of two inputs that are broadcast to one shape. */
export const binary = (tape: Tape, operator: string, a: Value, b: Value): Value =>
  tape.node(operator, [a, b], broadcast(a.shape, b.shape));

/** The sum of a gradient over everything along which a value was repeated to meet another. */
export function fitted(tape: Tape, gradient: Value, { shape }: Value): Value {
  const extra = gradient.shape.length - shape.length;
  const leading = Array.from({ length: Math.max(extra, 0) }, (_, axis) => axis);
  const repeated = shape.flatMap((size, i) =>
    size === 1 && gradient.shape[i + extra] !== 1 ? [i + extra] : [],
  );
  let sum = gradient;
  if (repeated.length > 0) {
    const kept = sum.shape.map((size, axis) => (repeated.includes(axis) ? 1 : size));
    sum = tape.node('ReduceSum', [sum, tape.axes(...repeated)], kept, { keepdims: 1 });
  }
  if (leading.length === 0) return sum;
  return tape.node('ReduceSum', [sum, tape.axes(...leading)], shape, { keepdims: 0 });
}

/** @throws RangeError where the shapes do not go together */
function broadcast(a: Shape, b: Shape): Shape {
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, i) => {
    const one = a[i - length + a.length] ?? 1;
    const other = b[i - length + b.length] ?? 1;
    if (one === other || other === 1) return one;
    if (one === 1) return other;
    throw new RangeError(`Shapes [${a.join()}] and [${b.join()}] do not go together.`);
  });
}
