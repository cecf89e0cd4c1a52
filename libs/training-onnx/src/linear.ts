import type { Shape } from '#onnx-graph';
import type { Tape, Value } from './tape.js';

/**
 * `a @ b`: [..., m, k] by [k, n], or by [..., k, n] with the same leading sizes.
 *
 * @throws RangeError where the inner sizes differ
 */
export function matMul(tape: Tape, a: Value, b: Value): Value {
  const [k, n] = b.shape.slice(-2);
  if (a.shape.at(-1) !== k || n === undefined) {
    throw new RangeError(`[${a.shape.join()}] cannot be multiplied by [${b.shape.join()}].`);
  }
  const product = tape.node('MatMul', [a, b], [...a.shape.slice(0, -1), n]);
  return tape.record(product, [a, b], (g) => [
    tape.node('MatMul', [g, swapped(tape, b)], a.shape),
    b.shape.length === 2
      ? weightGradient(tape, a, g, b)
      : tape.node('MatMul', [swapped(tape, a), g], b.shape),
  ]);
}

/** Every row of every batch has met the same weights: their gradients are summed by one product of flat matrices. */
function weightGradient(tape: Tape, a: Value, g: Value, b: Value): Value {
  return tape.node('Gemm', [flat(tape, a), flat(tape, g)], b.shape, { transA: 1 });
}

function flat(tape: Tape, a: Value): Value {
  const width = a.shape.at(-1) ?? 1;
  if (a.shape.length === 2) return a;
  if (typeof width !== 'number')
    throw new RangeError(`The last size of [${a.shape.join()}] must be a number.`);
  return tape.node('Reshape', [a, tape.axes(-1, width)], ['rows', width]);
}

/** The last two axes exchanged. */
function swapped(tape: Tape, a: Value): Value {
  const last = a.shape.length - 1;
  const perm = a.shape.map((_, axis) => (axis === last ? last - 1 : axis === last - 1 ? last : axis));
  return tape.node('Transpose', [a], permuted(a.shape, perm), { perm });
}

export function transpose(tape: Tape, a: Value, perm: readonly number[]): Value {
  const back = perm.map((_, axis) => perm.indexOf(axis));
  const turned = tape.node('Transpose', [a], permuted(a.shape, perm), { perm });
  return tape.record(turned, [a], (g) => [tape.node('Transpose', [g], a.shape, { perm: back })]);
}

/** @param sizes 0 keeps the size of `a` at that place, -1 takes the rest */
export function reshape(tape: Tape, a: Value, sizes: readonly number[], shape: Shape): Value {
  const reshaped = tape.node('Reshape', [a, tape.axes(...sizes)], shape);
  return tape.record(reshaped, [a], (g) => {
    const former = { name: tape.graph.node('Shape', [a.name]), shape: [a.shape.length] };
    return [tape.node('Reshape', [g, former], a.shape)];
  });
}

/** Parts of equal width along the last axis. */
export function split(tape: Tape, a: Value, parts: number): readonly Value[] {
  const axis = a.shape.length - 1;
  const width = Number(a.shape[axis]) / parts;
  return Array.from({ length: parts }, (_, i) => slice(tape, a, i * width, width));
}

/** `width` entries of the last axis, from `start`. */
function slice(tape: Tape, a: Value, start: number, width: number): Value {
  const axis = a.shape.length - 1;
  const after = Number(a.shape[axis]) - start - width;
  const bounds = [tape.axes(start), tape.axes(start + width), tape.axes(axis)];
  const cut = tape.node('Slice', [a, ...bounds], [...a.shape.slice(0, -1), width]);
  const zeros = a.shape.map(() => 0);
  return tape.record(cut, [a], (g) => {
    const pads = [...zeros.slice(1), start, ...zeros.slice(1), after];
    return [tape.node('Pad', [g, tape.axes(...pads)], a.shape)];
  });
}

const permuted = (shape: Shape, perm: readonly number[]): Shape => perm.map((axis) => shape[axis] ?? 1);
