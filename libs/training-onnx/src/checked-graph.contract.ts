import { InferenceSession, Tensor } from 'onnxruntime-node';
import { multiply, sumAll, Tape, type Value } from '#training-onnx';

export type Shapes = Readonly<Record<string, readonly number[]>>;
export type Values = (name: string) => Value;
export type Write = (tape: Tape, inputs: Values) => Value;

/** Numbers from -1 to 1 that look drawn and are always the same. */
export const drawn = (count: number, seed: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 1) + 78.233 * seed));

/** One drawn array for each input, in their order. */
export const drawnFor = (shapes: Shapes, valueOf: (n: number) => number = (n) => n): Float32Array[] =>
  Object.values(shapes).map((shape, i) => drawn(size(shape), i).map(valueOf));

/** What `divide` and `sqrt` are asked with. */
export const positive = (n: number): number => n * n + 0.5;

export const wholes = (
  tape: Tape,
  values: readonly number[],
  shape: readonly number[] = [values.length],
) => ({
  name: tape.node('Reshape', [tape.axes(...values), tape.axes(...shape)], shape).name,
  shape,
  integers: true as const,
});

export const floats = (tape: Tape, ...values: number[]): Value =>
  tape.constant(Float32Array.from(values), [values.length]);

/** Gives the loss (`loss`) of what `write` writes, and the gradients for all of its inputs (`d:` and their name). */
export async function graphOf(shapes: Shapes, write: Write): Promise<InferenceSession> {
  const tape = new Tape('check');
  const inputs = Object.entries(shapes).map(([name, shape]) => tape.input(name, shape));
  const byName = new Map(inputs.map((value) => [value.name, value]));
  const result = write(tape, (name) => byName.get(name) ?? tape.scalar(NaN));
  // Weighted, so that no two entries of the result may be exchanged without notice.
  const numbers = result.shape.map(Number);
  const loss = sumAll(tape, multiply(tape, result, tape.constant(drawn(size(numbers), 9), numbers)));
  const gradients = tape.gradients(loss, inputs);
  tape.graph.output('loss', loss.name, []);
  inputs.forEach(({ name, shape }, i) => tape.graph.output(`d:${name}`, gradients[i]?.name ?? '', shape));
  return InferenceSession.create(tape.graph.toBytes(), { logSeverityLevel: 3 });
}

/** @param data one array for each input, in their order */
export const runWith = (
  session: InferenceSession,
  shapes: Shapes,
  data: readonly Float32Array[],
): Promise<InferenceSession.OnnxValueMapType> =>
  session.run(
    Object.fromEntries(
      Object.entries(shapes).map(([name, shape], i) => [name, new Tensor('float32', data[i] ?? [], shape)]),
    ),
  );

const size = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);
