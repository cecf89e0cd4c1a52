import type { Indices, Tape, Value } from './tape.js';

/** So low that softmax gives nothing. */
const NEVER = -1e9;
/** The least probability a loss is taken of: below it floats have no room, and a logarithm would be infinite. */
const LEAST = 1e-37;

/**
 * Cross-entropy of a softmax over the right row of a table and some that were drawn, the same for all positions:
 * what stands for the softmax over all rows where those are many (Jean et al. 2015). Where a drawn row is the right
 * one it does not count. One operator of the tape, because its gradient is short: `p - onehot`.
 *
 * @param vectors [positions, width]
 * @param table [rows, width]
 * @param labels [positions], rows of the table
 * @param drawn [count], rows of the table
 * @returns [positions], in nats
 */
export function sampledCrossEntropy(
  tape: Tape,
  vectors: Value,
  table: Value,
  labels: Indices,
  drawn: Indices,
): Value {
  const [positions = ''] = vectors.shape;
  const chances = chancesOf(tape, vectors, table, labels, drawn);
  const floored = tape.node('Max', [chances.hit, tape.scalar(LEAST)], chances.hit.shape);
  const logs = tape.node('Squeeze', [tape.node('Log', [floored], floored.shape), tape.axes(1)], [positions]);
  const loss = tape.node('Neg', [logs], [positions]);
  return tape.record(loss, [vectors, table], (g) =>
    gradientsOf(tape, vectors, table, labels, drawn, chances, g),
  );
}

interface Chances {
  /** The vectors of the right rows and of the drawn ones. */
  readonly right: Value;
  readonly others: Value;
  /** Probability of the right row, [positions, 1], and of the drawn ones, [positions, count]. */
  readonly hit: Value;
  readonly missed: Value;
}

function chancesOf(tape: Tape, vectors: Value, table: Value, labels: Indices, drawn: Indices): Chances {
  const [positions = '', width = ''] = vectors.shape;
  const count = drawn.shape[0] ?? '';
  const right = tape.node('Gather', [table, labels], vectors.shape);
  const others = tape.node('Gather', [table, drawn], [count, width]);
  const alike = tape.node('Mul', [vectors, right], vectors.shape);
  const own = tape.node('ReduceSum', [alike, tape.axes(1)], [positions, 1]);
  const column = tape.node('Unsqueeze', [labels, tape.axes(1)], [positions, 1]);
  const row = tape.node('Unsqueeze', [drawn, tape.axes(0)], [1, count]);
  const same = tape.node('Equal', [column, row], [positions, count]);
  const products = tape.node('Gemm', [vectors, others], [positions, count], { transB: 1 });
  const wrong = tape.node('Where', [same, tape.scalar(NEVER), products], [positions, count]);
  const logits = tape.node('Concat', [own, wrong], [positions, 'candidates'], { axis: 1 });
  const p = tape.node('Softmax', [logits], logits.shape, { axis: 1 });
  const columns = (from: number, to: number, shape: Value['shape']): Value =>
    tape.node('Slice', [p, tape.axes(from), tape.axes(to), tape.axes(1)], shape);
  const hit = columns(0, 1, [positions, 1]);
  const missed = columns(1, Number.MAX_SAFE_INTEGER, [positions, count]);
  return { right, others, hit, missed };
}

function gradientsOf(
  tape: Tape,
  vectors: Value,
  table: Value,
  labels: Indices,
  drawn: Indices,
  { right, others, hit, missed }: Chances,
  g: Value,
): readonly [Value, Value] {
  const [positions = ''] = vectors.shape;
  const like = (operator: string, a: Value, b: Value): Value => tape.node(operator, [a, b], vectors.shape);
  const each = tape.node('Unsqueeze', [g, tape.axes(1)], [positions, 1]);
  const short = tape.node('Sub', [hit, tape.scalar(1)], hit.shape);
  const weighted = like('Mul', vectors, each);
  const pull = like('Add', like('Mul', right, short), like('MatMul', missed, others));
  const none = tape.node('Expand', [tape.scalar(0), tape.node('Shape', [table], [2])], table.shape);
  const spread = tape.node('Gemm', [missed, weighted], others.shape, { transA: 1 });
  const added = (to: Value, rows: Indices, what: Value): Value => {
    const places = tape.node('Unsqueeze', [rows, tape.axes(1)], [...rows.shape, 1]);
    return tape.node('ScatterND', [to, places, what], table.shape, { reduction: 'add' });
  };
  return [like('Mul', pull, each), added(added(none, drawn, spread), labels, like('Mul', weighted, short))];
}
