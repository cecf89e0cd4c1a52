import type { Indices, Tape, Value } from './tape.js';

/** Rows of a table [rows, width] by id: [...] → [..., width]. */
export function gather(tape: Tape, table: Value, ids: Indices): Value {
  const rows = tape.node('Gather', [table, ids], [...ids.shape, ...table.shape.slice(1)]);
  return tape.record(rows, [table], (g) => {
    const places = tape.node('Unsqueeze', [ids, tape.axes(ids.shape.length)], [...ids.shape, 1]);
    // Of a row that was taken several times the gradients are summed.
    return [tape.node('ScatterND', [zerosLike(tape, table), places, g], table.shape, { reduction: 'add' })];
  });
}

/** Of each row of [rows, classes] the entry of its label: [rows] → [rows]. */
export function pick(tape: Tape, a: Value, labels: Indices): Value {
  const column = tape.node('Unsqueeze', [labels, tape.axes(1)], [...labels.shape, 1]);
  const picked = tape.node('GatherElements', [a, column], [...labels.shape, 1], { axis: 1 });
  const flat = tape.node('Squeeze', [picked, tape.axes(1)], labels.shape);
  return tape.record(flat, [a], (g) => {
    const gradient = tape.node('Unsqueeze', [g, tape.axes(1)], [...labels.shape, 1]);
    return [tape.node('ScatterElements', [zerosLike(tape, a), column, gradient], a.shape, { axis: 1 })];
  });
}

function zerosLike(tape: Tape, { name, shape }: Value): Value {
  const size = { name: tape.graph.node('Shape', [name]), shape: [shape.length] };
  return tape.node('Expand', [tape.scalar(0), size], shape);
}
