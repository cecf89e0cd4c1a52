import type { Tape, Value } from './tape.js';

/** The sum of everything. */
export function sumAll(tape: Tape, a: Value): Value {
  const axes = tape.axes(...a.shape.map((_, axis) => axis));
  const sum = a.shape.length === 0 ? a : tape.node('ReduceSum', [a, axes], [], { keepdims: 0 });
  return a.shape.length === 0 ? a : tape.record(sum, [a], (g) => [repeated(tape, g, a)]);
}

/** The sum along one axis, which is left out. */
export function sumAxis(tape: Tape, a: Value, axis: number): Value {
  const shape = a.shape.filter((_, i) => i !== axis);
  const sum = tape.node('ReduceSum', [a, tape.axes(axis)], shape, { keepdims: 0 });
  return tape.record(sum, [a], (g) => {
    const widened = tape.node('Unsqueeze', [g, tape.axes(axis)], a.shape.with(axis, 1));
    return [repeated(tape, widened, a)];
  });
}

/** For backward rules: the sum along the last axis, which stays with size 1. */
export const lastAxisSum = (tape: Tape, a: Value): Value =>
  tape.node('ReduceSum', [a, tape.axes(a.shape.length - 1)], [...a.shape.slice(0, -1), 1], { keepdims: 1 });

function repeated(tape: Tape, gradient: Value, { name, shape }: Value): Value {
  const size = { name: tape.graph.node('Shape', [name]), shape: [shape.length] };
  return tape.node('Expand', [gradient, size], shape);
}
