import type { Indices, Tape, Value } from './tape.js';

/** So low that softmax gives nothing. */
const NEVER = -1e9;
/** The least probability a loss is taken of. */
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
  const [positions = '', width = ''] = vectors.shape;
  const count = drawn.shape[0] ?? '';
  const right = tape.node('Gather', [table, labels], vectors.shape);
  const others = tape.node('Gather', [table, drawn], [count, width]);
  const own = tape.node(
    'ReduceSum',
    [tape.node('Mul', [vectors, right], vectors.shape), tape.axes(1)],
    [positions, 1],
  );
  const column = tape.node('Unsqueeze', [labels, tape.axes(1)], [positions, 1]);
  const same = tape.node(
    'Equal',
    [column, tape.node('Unsqueeze', [drawn, tape.axes(0)], [1, count])],
    [positions, count],
  );
  const products = tape.node('Gemm', [vectors, others], [positions, count], { transB: 1 });
  const wrong = tape.node('Where', [same, tape.scalar(NEVER), products], [positions, count]);
  const logits = tape.node('Concat', [own, wrong], [positions, 'candidates'], { axis: 1 });
  const p = tape.node('Softmax', [logits], logits.shape, { axis: 1 });
  const [first, end] = [tape.axes(1), tape.axes(Number.MAX_SAFE_INTEGER)];
  const hit = tape.node('Slice', [p, tape.axes(0), first, tape.axes(1)], [positions, 1]);
  const logs = tape.node('Log', [tape.node('Max', [hit, tape.scalar(LEAST)], hit.shape)], hit.shape);
  const loss = tape.node('Neg', [tape.node('Squeeze', [logs, tape.axes(1)], [positions])], [positions]);
  return tape.record(loss, [vectors, table], (g) => {
    const each = tape.node('Unsqueeze', [g, tape.axes(1)], [positions, 1]);
    const missed = tape.node('Slice', [p, first, end, tape.axes(1)], [positions, count]);
    const short = tape.node('Sub', [hit, tape.scalar(1)], hit.shape);
    const weighted = tape.node('Mul', [vectors, each], vectors.shape);
    const pulled = tape.node('Mul', [right, short], vectors.shape);
    const pushed = tape.node('MatMul', [missed, others], vectors.shape);
    const none = tape.node('Expand', [tape.scalar(0), tape.node('Shape', [table], [2])], table.shape);
    const places = tape.node('Unsqueeze', [drawn, tape.axes(1)], [count, 1]);
    const spread = tape.node('Gemm', [missed, weighted], [count, width], { transA: 1 });
    const drawnBack = tape.node('ScatterND', [none, places, spread], table.shape, { reduction: 'add' });
    const back = tape.node('Mul', [weighted, short], vectors.shape);
    return [
      tape.node('Mul', [tape.node('Add', [pulled, pushed], vectors.shape), each], vectors.shape),
      tape.node('ScatterND', [drawnBack, column, back], table.shape, { reduction: 'add' }),
    ];
  });
}
