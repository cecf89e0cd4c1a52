import { InferenceSession, Tensor } from 'onnxruntime-node';
import { adamW, type AdamW, adamWUpdate, type Moved } from './adamw.js';
import { drawNoise, noiseNames, noisePlace } from './dropout.js';
import { type LossOf, names, type Parameter, trainingStep } from './training-step.js';

export interface TrainerOptions {
  readonly adamW?: AdamW;
  /** For example `cpu`, `cuda`, `webgpu`. */
  readonly device?: string;
  readonly threads?: number;
  /** Decides what dropout drops. */
  readonly seed?: number;
}

/** What training has come to: enough to go on from, exactly. */
export interface TrainingState {
  readonly steps: number;
  /** Values by parameter, and their running means as `mean:<parameter>` and `square:<parameter>`. */
  readonly tensors: ReadonlyMap<string, Float32Array>;
}

/** A batch by the names that the model declared. */
export type Batch = Readonly<Record<string, Tensor>>;

interface Trained extends Moved {
  readonly name: string;
  /** Shares its memory with `value`, as `slope` does with where onnxruntime writes the gradient. */
  readonly tensor: Tensor;
  readonly slope: Tensor;
}

/** Runs training steps; parameters and their running means stay in place between them. */
export class Trainer {
  private readonly feeds: Batch;
  private readonly fetches: Readonly<Record<string, Tensor | null>>;
  private readonly draws: Tensor | undefined;

  private constructor(
    private readonly session: InferenceSession,
    private readonly trained: readonly Trained[],
    private readonly options: { readonly adamW: AdamW; readonly seed: number },
    private steps: number,
  ) {
    this.feeds = Object.fromEntries(trained.map(({ name, tensor }) => [name, tensor]));
    const slopes = trained.map(({ name, slope }) => [names.gradient(name), slope] as const);
    this.fetches = { [names.loss]: null, [names.norm]: null, ...Object.fromEntries(slopes) };
    if (session.inputNames.includes(noiseNames.draws)) this.draws = new Tensor('float32', drawNoise());
  }

  /**
   * @param initial values of the parameters by name, or the state of an earlier training
   * @throws RangeError where a parameter has no value, or one of another size
   */
  static async open(
    name: string,
    parameters: readonly Parameter[],
    lossOf: LossOf,
    initial: TrainingState | ReadonlyMap<string, Float32Array>,
    { adamW: options = adamW, device = 'cpu', threads, seed = 0 }: TrainerOptions = {},
  ): Promise<Trainer> {
    const session = await InferenceSession.create(trainingStep(name, parameters, lossOf), {
      executionProviders: [device],
      ...(threads !== undefined && { intraOpNumThreads: threads }),
    });
    const { steps, tensors } = 'tensors' in initial ? initial : { steps: 0, tensors: initial };
    const trained = parameters.map((parameter) => trainedFrom(parameter, tensors));
    return new Trainer(session, trained, { adamW: options, seed }, steps);
  }

  /** One step. @returns the batch's mean loss before it */
  async step(batch: Batch, rate: number): Promise<number> {
    const step = this.steps + 1;
    const results = await this.session.run({ ...this.feeds, ...batch, ...this.noise(step) }, this.fetches);
    const norm = Number(results[names.norm]?.data[0]);
    for (const moved of this.trained)
      adamWUpdate(moved, moved.slope.data as Float32Array, { rate, step, norm }, this.options.adamW);
    this.steps = step;
    return Number(results[names.loss]?.data[0]);
  }

  /** A copy of everything, to go on from. */
  snapshot(): TrainingState {
    const tensors = new Map<string, Float32Array>();
    for (const { name, value, mean, square } of this.trained) {
      tensors.set(name, value.slice());
      tensors.set(meanOf(name), mean.slice());
      tensors.set(squareOf(name), square.slice());
    }
    return { steps: this.steps, tensors };
  }

  /** Copies of the parameters' values by name. */
  values(): ReadonlyMap<string, Float32Array> {
    return new Map(this.trained.map(({ name, value }) => [name, value.slice()]));
  }

  async close(): Promise<void> {
    await this.session.release();
  }

  private noise(step: number): Batch {
    if (!this.draws) return {};
    const place = BigInt64Array.of(BigInt(noisePlace(this.options.seed, step)));
    return { [noiseNames.draws]: this.draws, [noiseNames.place]: new Tensor('int64', place) };
  }
}

const meanOf = (parameter: string): string => `mean:${parameter}`;
const squareOf = (parameter: string): string => `square:${parameter}`;

function trainedFrom({ name, shape, update }: Parameter, known: ReadonlyMap<string, Float32Array>): Trained {
  const size = shape.reduce((product, length) => product * length, 1);
  const initial = known.get(name);
  if (initial?.length !== size) {
    const found = String(initial?.length ?? 0);
    throw new RangeError(`Parameter ${name} needs ${String(size)} numbers, not ${found}.`);
  }
  const value = Float32Array.from(initial);
  const earlier = (key: string): Float32Array => Float32Array.from(known.get(key) ?? new Float32Array(size));
  return {
    name,
    value,
    mean: earlier(meanOf(name)),
    square: earlier(squareOf(name)),
    update: { rate: 1, decay: 0, sparse: false, ...update },
    width: shape.at(-1) ?? 1,
    tensor: new Tensor('float32', value, shape),
    slope: new Tensor('float32', new Float32Array(size), shape),
  };
}
