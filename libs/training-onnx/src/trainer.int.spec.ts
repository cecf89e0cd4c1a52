/** @jest-environment <rootDir>/../test/native-arrays-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import { Tensor } from 'onnxruntime-node';
import { add, crossEntropy, matMul, relu, type LossOf, type Parameter, Trainer } from '#training-onnx';

const drawn = (count: number, seed: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 1) + 78.233 * seed));

const parameters: readonly Parameter[] = [
  { name: 'inner', shape: [2, 16] },
  { name: 'bias', shape: [16] },
  { name: 'outer', shape: [16, 2], update: { decay: 0.01 } },
];
const initial = new Map([
  ['inner', drawn(32, 1)],
  ['bias', new Float32Array(16)],
  ['outer', drawn(32, 2)],
]);

const lossOf =
  (rate: number): LossOf =>
  (tape, of, dropout) => {
    const x = tape.input('x', ['rows', 2]);
    const hidden = relu(tape, add(tape, matMul(tape, x, of('inner')), of('bias')));
    const logits = matMul(tape, dropout(hidden, rate), of('outer'));
    return crossEntropy(tape, logits, tape.indices('y', ['rows']), tape.input('w', ['rows']));
  };

/** Whether exactly one of two is positive: no straight line tells. */
const batch = {
  x: new Tensor('float32', Float32Array.of(1, 1, 1, -1, -1, 1, -1, -1), [4, 2]),
  y: new Tensor('int64', BigInt64Array.of(0n, 1n, 1n, 0n), [4]),
  w: new Tensor('float32', Float32Array.of(1, 1, 1, 1), [4]),
};

describe('Trainer', () => {
  it('learns what no straight line tells', async () => {
    const trainer = await Trainer.open('xor', parameters, lossOf(0), initial);
    const first = await trainer.step(batch, 0.05);
    for (let i = 0; i < 200; i++) await trainer.step(batch, 0.05);
    expect(first).toBeGreaterThan(0.3);
    expect(await trainer.step(batch, 0.05)).toBeLessThan(0.01);
    await trainer.close();
  });

  it('moves as AdamW does', async () => {
    const trainer = await Trainer.open(
      'one',
      [{ name: 'a', shape: [1, 2], update: { decay: 0.1 } }],
      (tape, of) => crossEntropy(tape, of('a'), tape.indices('y', [1]), tape.input('w', [1])),
      new Map([['a', Float32Array.of(1, 2)]]),
    );
    const one = {
      y: new Tensor('int64', BigInt64Array.of(0n), [1]),
      w: new Tensor('float32', Float32Array.of(1), [1]),
    };
    expect(await trainer.step(one, 0.01)).toBeCloseTo(Math.log(1 + Math.E), 5);
    // The first step goes by the whole learning rate against the gradient's sign, and by the decay.
    const [up, down] = trainer.values().get('a') ?? [];
    expect(up).toBeCloseTo(1 + 0.01 - 0.01 * 0.1 * 1, 5);
    expect(down).toBeCloseTo(2 - 0.01 - 0.01 * 0.1 * 2, 5);
    await trainer.close();
  });

  it('goes on from a snapshot exactly as if it had never stopped', async () => {
    const whole = await Trainer.open('xor', parameters, lossOf(0.25), initial);
    for (let i = 0; i < 5; i++) await whole.step(batch, 0.05);
    const resumed = await Trainer.open('xor', parameters, lossOf(0.25), whole.snapshot());
    for (let i = 0; i < 5; i++) await Promise.all([whole.step(batch, 0.05), resumed.step(batch, 0.05)]);
    expect(resumed.snapshot()).toEqual(whole.snapshot());
    await Promise.all([whole.close(), resumed.close()]);
  });

  it('drops as many as asked, and keeps the sum', async () => {
    const trainer = await Trainer.open(
      'dropped',
      [{ name: 'a', shape: [1000, 2] }],
      (tape, of, dropout) =>
        crossEntropy(tape, dropout(of('a'), 0.25), tape.indices('y', [1000]), tape.input('w', [1000])),
      new Map([['a', new Float32Array(2000).fill(1)]]),
    );
    const rows = {
      y: new Tensor('int64', new BigInt64Array(1000), [1000]),
      w: new Tensor('float32', new Float32Array(1000).fill(1), [1000]),
    };
    await trainer.step(rows, 0.01);
    const moved = trainer.values().get('a') ?? new Float32Array();
    const kept = moved.filter((value) => value !== 1).length / moved.length;
    expect(kept).toBeGreaterThan(0.7);
    expect(kept).toBeLessThan(0.8);
    await trainer.close();
  });

  it('names a parameter whose value is missing', async () => {
    await expect(Trainer.open('xor', parameters, lossOf(0), new Map())).rejects.toThrow('inner needs 32');
  });
});
