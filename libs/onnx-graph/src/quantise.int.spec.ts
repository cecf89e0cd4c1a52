/** @jest-environment <rootDir>/../test/native-arrays-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ElementType, OnnxGraph } from './onnx-graph.js';
import { quantise } from './quantise.js';

const [ROWS, COLUMNS] = [64, 80];
const wave = (length: number, step: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin(i * step));

/** x → x·A + (x·A)·B, both large; B is also an output of its own, so that it is needed as it was. */
function model(): Buffer {
  const graph = new OnnxGraph('products');
  const x = graph.input('x', ['batch', ROWS], ElementType.float);
  const a = graph.floats(wave(ROWS * COLUMNS, 0.7), [ROWS, COLUMNS]);
  const b = graph.floats(wave(COLUMNS * COLUMNS, 0.3), [COLUMNS, COLUMNS]);
  const once = graph.node('MatMul', [x, a]);
  graph.output('y', graph.node('Add', [once, graph.node('MatMul', [once, b])]), ['batch', COLUMNS]);
  graph.output('b', b, [COLUMNS, COLUMNS]);
  return graph.toBytes();
}

async function run(bytes: Buffer, x: Float32Array): Promise<Record<string, Float32Array>> {
  const session = await InferenceSession.create(bytes);
  const { y, b } = await session.run({ x: new Tensor('float32', x, [x.length / ROWS, ROWS]) });
  return { y: y?.data as Float32Array, b: b?.data as Float32Array };
}

describe('quantise', () => {
  it('keeps what the model computes to about a percent, in less room', async () => {
    const [whole, small] = [model(), quantise(model())];
    const x = wave(2 * ROWS, 0.11);
    const [wanted, found] = [await run(whole, x), await run(small, x)];
    const largest = Math.max(...(wanted.y ?? []).map(Math.abs));
    wanted.y?.forEach((value, i) =>
      expect(Math.abs(value - (found.y?.[i] ?? NaN))).toBeLessThan(0.03 * largest),
    );
    expect(found.b).toEqual(wanted.b);
    // A is four bytes smaller a number; B stands there twice.
    expect(whole.length - small.length).toBeGreaterThan(ROWS * COLUMNS * 3 - COLUMNS * COLUMNS - 3000);
  });

  it('says of something else that it is no model', () => {
    expect(() => quantise(Buffer.from('no model at all'))).toThrow(/file/);
    expect(() => quantise(model().subarray(0, 5000))).toThrow('cut off');
  });
});
