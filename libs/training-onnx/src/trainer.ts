import { InferenceSession, Tensor } from 'onnxruntime-node';
import { adamW, type AdamW } from './adamw.js';
import { type LossOf, names, type Parameter, trainingStep } from './training-step.js';

export interface TrainerOptions {
  readonly adamW?: AdamW;
  /** For example `cpu`, `cuda`, `webgpu`. */
  readonly device?: string;
  readonly threads?: number;
}

/** What training has come to: enough to go on from, exactly. */
export interface TrainingState {
  readonly steps: number;
  /** Values and running means by name. */
  readonly tensors: ReadonlyMap<string, Float32Array>;
}

/** A batch by the names that the model declared. */
export type Batch = Readonly<Record<string, Tensor>>;

/** Runs training steps; parameters and their running means stay between them. */
export class Trainer {
  private steps: number;

  private constructor(
    private readonly session: InferenceSession,
    private readonly parameters: readonly Parameter[],
    private readonly state: Map<string, Tensor>,
    steps: number,
  ) {
    this.steps = steps;
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
    { adamW: options = adamW, device = 'cpu', threads }: TrainerOptions = {},
  ): Promise<Trainer> {
    const graph = trainingStep(name, parameters, lossOf, options);
    const session = await InferenceSession.create(graph, {
      executionProviders: [device],
      ...(threads !== undefined && { intraOpNumThreads: threads }),
    });
    const { steps, tensors } = 'tensors' in initial ? initial : { steps: 0, tensors: initial };
    return new Trainer(session, parameters, stateOf(parameters, tensors), steps);
  }

  /** One step. @returns the batch's mean loss before it */
  async step(batch: Batch, learningRate: number): Promise<number> {
    this.steps += 1;
    const results = await this.session.run({
      ...batch,
      ...Object.fromEntries(this.state),
      [names.rate]: scalar(learningRate),
      [names.step]: scalar(this.steps),
    });
    for (const key of this.state.keys()) {
      const after = results[names.after(key)];
      if (after) this.state.set(key, after);
    }
    return Number(results[names.loss]?.data[0]);
  }

  /** A copy of everything, to be stored or served. */
  snapshot(): TrainingState {
    const tensors = new Map<string, Float32Array>();
    for (const [key, tensor] of this.state) tensors.set(key, Float32Array.from(tensor.data as Float32Array));
    return { steps: this.steps, tensors };
  }

  /** Copies of the parameters' values by name. */
  values(): ReadonlyMap<string, Float32Array> {
    const { tensors } = this.snapshot();
    return new Map(this.parameters.map(({ name }) => [name, tensors.get(name) ?? new Float32Array()]));
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}

const scalar = (value: number): Tensor => new Tensor('float32', Float32Array.of(value), []);

function stateOf(
  parameters: readonly Parameter[],
  known: ReadonlyMap<string, Float32Array>,
): Map<string, Tensor> {
  const state = new Map<string, Tensor>();
  for (const { name, shape } of parameters) {
    const size = shape.reduce((product, length) => product * length, 1);
    const value = known.get(name);
    if (value?.length !== size) {
      throw new RangeError(
        `Parameter ${name} needs ${String(size)} numbers, not ${String(value?.length ?? 0)}.`,
      );
    }
    state.set(name, new Tensor('float32', Float32Array.from(value), shape));
    for (const key of [names.mean(name), names.square(name)]) {
      state.set(
        key,
        new Tensor('float32', Float32Array.from(known.get(key) ?? new Float32Array(size)), shape),
      );
    }
  }
  return state;
}
