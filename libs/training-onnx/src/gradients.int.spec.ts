/** @jest-environment <rootDir>/../test/native-arrays-environment.cjs */
import { describe, expect, it } from '@jest/globals';
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
  Tape,
  tanh,
  tiedCrossEntropy,
  transpose,
} from '#training-onnx';
import {
  drawnFor,
  floats,
  graphOf,
  positive,
  runWith,
  type Shapes,
  type Values,
  wholes,
  type Write,
} from './checked-graph.contract.js';

const STEP = 1e-2;

/** The greatest difference between a gradient and the slope between two points beside, relative to the largest slope. */
async function worstError(shapes: Shapes, write: Write, valueOf?: (n: number) => number): Promise<number> {
  const session = await graphOf(shapes, write);
  const data = drawnFor(shapes, valueOf);
  const lossWith = async (input: number, i: number, by: number): Promise<number> => {
    const moved = data.map((values) => values.slice());
    const column = moved[input] ?? new Float32Array();
    column[i] = (column[i] ?? 0) + by;
    return Number((await runWith(session, shapes, moved)).loss?.data[0]);
  };
  const results = await runWith(session, shapes, data);
  let [worst, largest] = [0, 0];
  for (const [input, name] of Object.keys(shapes).entries()) {
    const gradient = results[`d:${name}`]?.data as Float32Array;
    for (let i = 0; i < gradient.length; i++) {
      const slope = ((await lossWith(input, i, STEP)) - (await lossWith(input, i, -STEP))) / (2 * STEP);
      worst = Math.max(worst, Math.abs(slope - (gradient[i] ?? NaN)));
      largest = Math.max(largest, Math.abs(slope));
    }
  }
  await session.release();
  return worst / Math.max(largest, 1e-3);
}

const TOLERANCE = 4e-3;

describe('gradients agree with finite differences', () => {
  const cases: [string, Shapes, Write, ((n: number) => number)?][] = [
    ['add, one repeated over rows', { a: [2, 3, 4], b: [4] }, (t, of) => add(t, of('a'), of('b'))],
    [
      'subtract, one repeated inside',
      { a: [2, 3, 4], b: [2, 1, 4] },
      (t, of) => subtract(t, of('a'), of('b')),
    ],
    ['multiply', { a: [3, 4], b: [3, 1] }, (t, of) => multiply(t, of('a'), of('b'))],
    ['divide', { a: [3, 4], b: [4] }, (t, of) => divide(t, of('a'), of('b')), positive],
    [
      'a value used twice',
      { a: [3, 4] },
      (t, of) => multiply(t, of('a'), add(t, of('a'), scale(t, of('a'), 3))),
    ],
    ['matMul with weights', { a: [2, 3, 4], b: [4, 5] }, (t, of) => matMul(t, of('a'), of('b'))],
    ['matMul of batches', { a: [2, 2, 3, 4], b: [2, 2, 4, 3] }, (t, of) => matMul(t, of('a'), of('b'))],
    ['transpose', { a: [2, 3, 4] }, (t, of) => transpose(t, of('a'), [2, 0, 1])],
    ['reshape', { a: [2, 3, 4] }, (t, of) => reshape(t, of('a'), [0, -1], [2, 12])],
    [
      'split',
      { a: [2, 6] },
      (t, of) => {
        const [one, , three] = split(t, of('a'), 3);
        return one && three ? multiply(t, one, three) : of('a');
      },
    ],
    ['relu', { a: [3, 4] }, (t, of) => relu(t, of('a')), (n) => n + Math.sign(n) * 0.1],
    ['tanh', { a: [3, 4] }, (t, of) => tanh(t, of('a'))],
    ['sigmoid', { a: [3, 4] }, (t, of) => sigmoid(t, of('a'))],
    ['softplus', { a: [3, 4] }, (t, of) => softplus(t, of('a'))],
    ['sqrt', { a: [3, 4] }, (t, of) => sqrt(t, of('a')), positive],
    ['softmax', { a: [3, 5] }, (t, of) => softmax(t, of('a'))],
    ['logSoftmax', { a: [3, 5] }, (t, of) => logSoftmax(t, of('a'))],
    ['layerNorm', { a: [2, 3, 5], g: [5], b: [5] }, (t, of) => layerNorm(t, of('a'), of('g'), of('b'))],
    ['sumAxis', { a: [2, 3, 4] }, (t, of) => sumAxis(t, of('a'), 1)],
  ];
  it.each(cases)('%s', async (_, shapes, write, valueOf = (n) => n) => {
    expect(await worstError(shapes, write, valueOf)).toBeLessThan(TOLERANCE);
  });
});

describe('gradients through ids and labels', () => {
  it('gather: of a row that was taken twice they are summed', async () => {
    const write = (t: Tape, of: Values) => gather(t, of('a'), wholes(t, [2, 0, 2, 3], [2, 2]));
    expect(await worstError({ a: [4, 3] }, write)).toBeLessThan(TOLERANCE);
  });

  it('pick', async () => {
    expect(
      await worstError({ a: [3, 4] }, (t, of) => pick(t, of('a'), wholes(t, [1, 3, 1], [3]))),
    ).toBeLessThan(TOLERANCE);
  });

  it('cross-entropy with smoothing and weights', async () => {
    const write = (t: Tape, of: Values) =>
      crossEntropy(t, of('a'), wholes(t, [1, 3, 0], [3]), floats(t, 1, 0, 2), 0.1);
    expect(await worstError({ a: [3, 4] }, write)).toBeLessThan(TOLERANCE);
  });

  it('cross-entropy over all rows of a table', async () => {
    const write = (t: Tape, of: Values) => tiedCrossEntropy(t, of('a'), of('b'), wholes(t, [1, 4, 1], [3]));
    expect(await worstError({ a: [3, 4], b: [5, 4] }, write)).toBeLessThan(TOLERANCE);
  });

  it('cross-entropy over drawn rows, one of them the right one, one drawn twice', async () => {
    const write = (t: Tape, of: Values) =>
      sampledCrossEntropy(t, of('a'), of('b'), wholes(t, [1, 4, 1], [3]), wholes(t, [0, 4, 2, 2], [4]));
    expect(await worstError({ a: [3, 4], b: [5, 4] }, write)).toBeLessThan(TOLERANCE);
  });

  it('logistic loss', async () => {
    const write = (t: Tape, of: Values) =>
      binaryCrossEntropy(t, of('a'), floats(t, 1, 0, 0.5), floats(t, 1, 1, 2));
    expect(await worstError({ a: [3] }, write)).toBeLessThan(TOLERANCE);
  });
});

it('names shapes that do not go together', () => {
  const tape = new Tape('wrong');
  expect(() => add(tape, tape.input('a', [2, 3]), tape.input('b', [2]))).toThrow('[2,3] and [2]');
  expect(() => matMul(tape, tape.input('c', [2, 3]), tape.input('d', [4, 2]))).toThrow('[2,3]');
});
