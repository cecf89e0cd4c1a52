import type { Indices, Tape, Value } from './tape.js';

/** The least probability a loss is taken of: below it floats have no room, and a logarithm would be infinite. */
const LEAST = 1e-37;

/**
 * Cross-entropy of a softmax whose logits are the products of a vector with every row of a table: the output layer of
 * a sequence model whose weights are tied to its embeddings (Press & Wolf 2017). One operator of the tape, because the
 * gradient of softmax and logarithm together is `p - onehot`: nothing of size [positions, rows] is made but the
 * logits and `p`.
 *
 * @param vectors [positions, width]
 * @param table [rows, width]
 * @param labels [positions], rows of the table
 * @returns [positions], in nats
 */
export function tiedCrossEntropy(tape: Tape, vectors: Value, table: Value, labels: Indices): Value {
  const [positions = '', width = ''] = vectors.shape;
  const rows = table.shape[0] ?? '';
  const across = tape.node('Gemm', [vectors, table], [positions, rows], { transB: 1 });
  const p = tape.node('Softmax', [across], across.shape, { axis: 1 });
  const column = tape.node('Unsqueeze', [labels, tape.axes(1)], [positions, 1]);
  const right = tape.node('GatherElements', [p, column], [positions, 1], { axis: 1 });
  const logs = tape.node('Log', [tape.node('Max', [right, tape.scalar(LEAST)], right.shape)], right.shape);
  const loss = tape.node('Neg', [tape.node('Squeeze', [logs, tape.axes(1)], [positions])], [positions]);
  return tape.record(loss, [vectors, table], (g) => {
    const each = tape.node('Unsqueeze', [g, tape.axes(1)], [positions, 1]);
    const labelled = tape.node('Gather', [table, labels], vectors.shape);
    const pulled = tape.node(
      'Sub',
      [tape.node('MatMul', [p, table], vectors.shape), labelled],
      vectors.shape,
    );
    const weighted = tape.node('Mul', [vectors, each], [positions, width]);
    const spread = tape.node('Gemm', [p, weighted], table.shape, { transA: 1 });
    const back = tape.node('Neg', [weighted], weighted.shape);
    return [
      tape.node('Mul', [pulled, each], vectors.shape),
      tape.node('ScatterND', [spread, column, back], table.shape, { reduction: 'add' }),
    ];
  });
}
