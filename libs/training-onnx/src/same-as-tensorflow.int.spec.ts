/** @jest-environment <rootDir>/../test/native-arrays-environment.cjs */
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as tf from '@tensorflow/tfjs';
import {
  add,
  binaryCrossEntropy,
  crossEntropy,
  divide,
  gather,
  layerNorm,
  logSoftmax,
  matMul,
  multiply,
  pick,
  relu,
  reshape,
  sampledCrossEntropy,
  scale,
  sigmoid,
  softmax,
  softplus,
  split,
  sqrt,
  subtract,
  sumAxis,
  type Tape,
  tanh,
  tiedCrossEntropy,
  transpose,
  type Value,
  weightedMean,
} from '#training-onnx';
import {
  drawn,
  drawnFor,
  floats,
  graphOf,
  positive,
  runWith,
  type Shapes,
  wholes,
  type Write,
} from './checked-graph.contract.js';

/** What an operator is called with, by name and shape; the same, written for either of the two. */
interface Case {
  readonly shapes: Shapes;
  readonly tape: Write;
  readonly tensors: (of: (name: string) => tf.Tensor) => tf.Tensor;
  readonly positive?: true;
}

const whole = (...values: number[]): tf.Tensor1D => tf.tensor1d(values, 'int32');
const oneHot = (labels: number[], classes: number): tf.Tensor =>
  tf.cast(tf.oneHot(whole(...labels), classes), 'float32');
const softmaxLoss = (logits: tf.Tensor, labels: number[]): tf.Tensor =>
  tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), oneHot(labels, Number(logits.shape[1]))), 1));

const plain = (write: (tape: Tape, a: Value) => Value, same: (a: tf.Tensor) => tf.Tensor): Case => ({
  shapes: { a: [3, 4] },
  tape: (tape, of) => write(tape, of('a')),
  tensors: (of) => same(of('a')),
});
const pair = (
  [a, b]: readonly [readonly number[], readonly number[]],
  write: (tape: Tape, a: Value, b: Value) => Value,
  same: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
): Case => ({
  shapes: { a, b },
  tape: (tape, of) => write(tape, of('a'), of('b')),
  tensors: (of) => same(of('a'), of('b')),
});

const cases: Readonly<Record<string, Case>> = {
  add: pair([[2, 3, 4], [4]], add, tf.add),
  subtract: pair(
    [
      [2, 3, 4],
      [2, 1, 4],
    ],
    subtract,
    tf.sub,
  ),
  multiply: pair(
    [
      [3, 4],
      [3, 1],
    ],
    multiply,
    tf.mul,
  ),
  divide: { ...pair([[3, 4], [4]], divide, tf.div), positive: true },
  scale: plain(
    (tape, a) => scale(tape, a, 0.3),
    (a) => tf.mul(a, 0.3),
  ),
  'matMul of batches': pair(
    [
      [2, 2, 3, 4],
      [2, 2, 4, 3],
    ],
    matMul,
    (a, b) => tf.matMul(a, b),
  ),
  'matMul with weights': pair(
    [
      [2, 3, 4],
      [4, 5],
    ],
    matMul,
    (a, b) => tf.reshape(tf.matMul(tf.reshape(a, [6, 4]), b as tf.Tensor2D), [2, 3, 5]),
  ),
  transpose: plain(
    (tape, a) => transpose(tape, a, [1, 0]),
    (a) => tf.transpose(a),
  ),
  reshape: plain(
    (tape, a) => reshape(tape, a, [2, -1], [2, 6]),
    (a) => tf.reshape(a, [2, 6]),
  ),
  split: plain(
    (tape, a) => split(tape, a, 2).reduce((x, y) => multiply(tape, x, y)),
    (a) => tf.split(a, 2, 1).reduce((x, y) => tf.mul(x, y)),
  ),
  sumAxis: plain(
    (tape, a) => sumAxis(tape, a, 1),
    (a) => tf.sum(a, 1),
  ),
  relu: plain(relu, (a) => tf.relu(a)),
  tanh: plain(tanh, (a) => tf.tanh(a)),
  sigmoid: plain(sigmoid, (a) => tf.sigmoid(a)),
  softplus: plain(softplus, (a) => tf.softplus(a)),
  sqrt: { ...plain(sqrt, (a) => tf.sqrt(a)), positive: true },
  softmax: plain(softmax, (a) => tf.softmax(a)),
  logSoftmax: plain(logSoftmax, (a) => tf.logSoftmax(a)),
  layerNorm: {
    shapes: { a: [2, 3, 5], gain: [5], bias: [5] },
    tape: (tape, of) => layerNorm(tape, of('a'), of('gain'), of('bias')),
    tensors: (of) => {
      const { mean, variance } = tf.moments(of('a'), -1, true);
      const unit = tf.div(tf.sub(of('a'), mean), tf.sqrt(tf.add(variance, 1e-6)));
      return tf.add(tf.mul(unit, of('gain')), of('bias'));
    },
  },
  gather: {
    shapes: { a: [4, 3] },
    tape: (tape, of) => gather(tape, of('a'), wholes(tape, [2, 0, 2, 3], [2, 2])),
    tensors: (of) => tf.gather(of('a'), tf.tensor2d([2, 0, 2, 3], [2, 2], 'int32')),
  },
  pick: plain(
    (tape, a) => pick(tape, a, wholes(tape, [1, 3, 1])),
    (a) => tf.sum(tf.mul(a, oneHot([1, 3, 1], 4)), 1),
  ),
  weightedMean: {
    shapes: { a: [3] },
    tape: (tape, of) => weightedMean(tape, of('a'), floats(tape, 1, 0, 2)),
    tensors: (of) => tf.div(tf.sum(tf.mul(of('a'), tf.tensor1d([1, 0, 2]))), 3),
  },
  crossEntropy: plain(
    (tape, a) => crossEntropy(tape, a, wholes(tape, [1, 3, 0]), floats(tape, 1, 0, 2), 0.1),
    (a) =>
      tf.losses.softmaxCrossEntropy(oneHot([1, 3, 0], 4), a, tf.tensor1d([1, 0, 2]), 0.1, tf.Reduction.MEAN),
  ),
  binaryCrossEntropy: {
    shapes: { a: [3] },
    tape: (tape, of) => binaryCrossEntropy(tape, of('a'), floats(tape, 1, 0, 0.5), floats(tape, 1, 1, 2)),
    tensors: (of) => {
      const weights = tf.tensor1d([1, 1, 2]);
      return tf.losses.sigmoidCrossEntropy(tf.tensor1d([1, 0, 0.5]), of('a'), weights, 0, tf.Reduction.MEAN);
    },
  },
  tiedCrossEntropy: pair(
    [
      [3, 4],
      [5, 4],
    ],
    (tape, a, b) => tiedCrossEntropy(tape, a, b, wholes(tape, [1, 4, 1])),
    (a, b) => softmaxLoss(tf.matMul(a, b, false, true), [1, 4, 1]),
  ),
  sampledCrossEntropy: pair(
    [
      [3, 4],
      [5, 4],
    ],
    (tape, a, b) => sampledCrossEntropy(tape, a, b, wholes(tape, [1, 4, 1]), wholes(tape, [0, 4, 2, 2])),
    (a, b) => {
      const own = tf.sum(tf.mul(a, tf.gather(b, whole(1, 4, 1))), 1, true);
      const others = tf.matMul(a, tf.gather(b, whole(0, 4, 2, 2)), false, true);
      // Of the drawn ones the second is the right one of the second position.
      const right = tf.tensor2d([0, 0, 0, 0, 0, -1e9, 0, 0, 0, 0, 0, 0], [3, 4]);
      return softmaxLoss(tf.concat([own, tf.add(others, right)], 1), [0, 0, 0]);
    },
  ),
};

async function onOnnx({ shapes, tape }: Case, data: readonly Float32Array[]): Promise<number[][]> {
  const session = await graphOf(shapes, tape);
  const results = await runWith(session, shapes, data);
  await session.release();
  return ['loss', ...Object.keys(shapes).map((name) => `d:${name}`)].map((name) =>
    Array.from(results[name]?.data as Float32Array),
  );
}

/** Value and gradients of the result's sum, weighted as in the graph. */
async function onTensorFlow({ shapes, tensors }: Case, data: readonly Float32Array[]): Promise<number[][]> {
  const names = Object.keys(shapes);
  const inputs = Object.values(shapes).map((shape, i) => tf.tensor(data[i] ?? [], [...shape]));
  const { value, grads } = tf.valueAndGrads((...values: tf.Tensor[]) => {
    const result = tensors((name) => values[names.indexOf(name)] ?? tf.scalar(NaN));
    return tf.sum(tf.mul(result, tf.tensor(drawn(result.size, 9), result.shape)));
  })(inputs);
  return Promise.all([value, ...grads].map(async (tensor) => Array.from(await tensor.data())));
}

describe('operators and their gradients are those of TensorFlow.js', () => {
  beforeAll(async () => {
    tf.enableProdMode();
    await tf.setBackend('cpu');
  });

  it.each(Object.entries(cases))('%s', async (_, one) => {
    const data = drawnFor(one.shapes, one.positive && positive);
    const [ours, theirs] = [await onOnnx(one, data), await onTensorFlow(one, data)];
    expect(ours.map(({ length }) => length)).toEqual(theirs.map(({ length }) => length));
    const largest = Math.max(...theirs.flat().map(Math.abs));
    ours.flat().forEach((value, i) => {
      expect(Math.abs(value - Number(theirs.flat()[i])) / largest).toBeLessThan(1e-5);
    });
  });
});
