import type * as tfjs from '@tensorflow/tfjs';

/** TensorFlow.js as it was found at run time: it is not a dependency of the program. */
export type TensorFlow = typeof tfjs;

/** Where it computes. The first two are for operators who install their package. */
export type TensorFlowDevice = 'tensorflow-gpu' | 'tensorflow' | 'wasm' | 'cpu';

interface Backend {
  readonly device: TensorFlowDevice;
  readonly package: string;
  /** What TensorFlow.js calls it. */
  readonly name: string;
}

/** Fastest first. */
const BACKENDS: readonly Backend[] = [
  { device: 'tensorflow-gpu', package: '@tensorflow/tfjs-node-gpu', name: 'tensorflow' },
  { device: 'tensorflow', package: '@tensorflow/tfjs-node', name: 'tensorflow' },
  { device: 'wasm', package: '@tensorflow/tfjs-backend-wasm', name: 'wasm' },
  { device: 'cpu', package: '@tensorflow/tfjs', name: 'cpu' },
];

/** TensorFlow.js, or the device that was asked for, is not there; the message says what to install. */
export class TensorFlowUnavailable extends Error {
  override readonly name = 'TensorFlowUnavailable';
}

export interface OpenedTensorFlow {
  readonly tf: TensorFlow;
  readonly device: TensorFlowDevice;
}

/**
 * Takes the device that was asked for, or the fastest whose package is installed and works.
 *
 * @throws TensorFlowUnavailable with the command that installs what is missing
 */
export async function openTensorFlow(asked?: TensorFlowDevice): Promise<OpenedTensorFlow> {
  const reasons: string[] = [];
  for (const backend of BACKENDS.filter(({ device }) => asked === undefined || device === asked)) {
    try {
      return { tf: await opened(backend), device: backend.device };
    } catch (error) {
      reasons.push(`${backend.package}: ${reasonOf(error)}`);
    }
  }
  const install = BACKENDS.find(({ device }) => device === (asked ?? 'tensorflow'))?.package ?? '';
  throw new TensorFlowUnavailable(
    `TensorFlow.js cannot compute on ${asked ?? 'any device'}: ${reasons.join('; ')}. ` +
      `Install it, for example: npm install --no-save --ignore-scripts=false ${install}@4`,
  );
}

async function opened({ package: from, name }: Backend): Promise<TensorFlow> {
  const tf = await import('@tensorflow/tfjs');
  // No checks of what it computes, and no advice on the console about what to install.
  tf.enableProdMode();
  // By a variable: the package may be absent, and then only this fails.
  await import(from);
  if (!(await tf.setBackend(name))) throw new Error(`the backend ${name} does not start`);
  await tf.ready();
  if (name === 'wasm') registerSegmentSum(tf);
  return tf;
}

const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string };
  return code === 'ERR_MODULE_NOT_FOUND' ? 'not installed' : (message ?? String(error));
};

/** What of a WebAssembly backend is needed to add an operator to it. */
interface WritableBackend {
  readSync(id: object): ArrayLike<number>;
  write(values: Float32Array, shape: number[], dtype: 'float32'): object;
}

/** The one operator that training needs and the WebAssembly backend lacks: it sums the gradients of rows taken. */
function registerSegmentSum(tf: TensorFlow): void {
  if (tf.getKernelsForBackend('wasm').some(({ kernelName }) => kernelName === 'UnsortedSegmentSum')) return;
  tf.registerKernel({
    kernelName: 'UnsortedSegmentSum',
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend, attrs }) => {
      const { x, segmentIds } = inputs;
      if (!x || !segmentIds) throw new RangeError('UnsortedSegmentSum needs values and segments.');
      const wasm = backend as WritableBackend;
      const segments = (attrs as { numSegments?: number } | undefined)?.numSegments ?? 0;
      const shape = [segments, ...x.shape.slice(segmentIds.shape.length)];
      const sums = summed(wasm.readSync(x.dataId), wasm.readSync(segmentIds.dataId), shape);
      return { dataId: wasm.write(sums, shape, 'float32'), shape, dtype: 'float32' };
    },
  });
}

/** Rows of the values added up by their segment; [segments, ...row] */
function summed(
  values: ArrayLike<number>,
  segments: ArrayLike<number>,
  shape: readonly number[],
): Float32Array {
  const width = shape.slice(1).reduce((product, size) => product * size, 1);
  const sums = new Float32Array((shape[0] ?? 0) * width);
  for (let row = 0; row < segments.length; row++) {
    const at = (segments[row] ?? 0) * width;
    for (let i = 0; i < width; i++) sums[at + i] = (sums[at + i] ?? 0) + (values[row * width + i] ?? 0);
  }
  return sums;
}
