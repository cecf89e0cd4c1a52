import {
  batchesAnEpoch,
  batchesOf,
  type Head,
  initialWeights,
  parametersOf,
  rateAt,
  type TrainedWeights,
  type TrainingWork,
  type Weights,
} from '#foresight';
import type { Checkpoint } from '#training-onnx';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs';
import { adamWStep, type Moved } from './adamw-step.js';
import { stepBatch } from './batch.js';
import { Dropout } from './dropout.js';
import { contentTensor, measure, parameterOf } from './measure.js';
import { Network } from './network.js';
import type { TensorFlow } from './tensorflow.js';

/** What has been learnt about the training itself; kept beside the weights. */
interface Notes {
  readonly curve: TrainedWeights['curve'];
  /** Of the epoch under way. */
  readonly lossSum: number;
  readonly best?: { readonly epoch: number; readonly loss: number };
  /** Spent so far, measuring included. */
  readonly seconds: number;
}

const START: Notes = { curve: [], lossSum: 0, seconds: 0 };

/** A training step by step: the same work gives the same weights, however often it was interrupted. */
export class Training {
  private notes: Notes;
  private best: Weights;
  private step: number;
  private readonly parameters: readonly Moved[];
  private readonly dropout: Dropout;
  private readonly content: Tensor2D | undefined;
  private readonly perEpoch: number;

  /** @param kept of the same work, to go on from */
  constructor(
    private readonly tf: TensorFlow,
    private readonly work: TrainingWork,
    kept?: Checkpoint,
  ) {
    const { shape, settings, train } = work;
    const initial = initialWeights(shape, settings.seed);
    const from = kept?.tensors ?? initial;
    this.parameters = parametersOf(shape).map(({ name, shape: of }) => {
      const tensor = (values: Float32Array | undefined): Tensor =>
        values ? tf.tensor(values, [...of]) : tf.zeros([...of]);
      return {
        name,
        // Biases and gains do not shrink.
        decay: of.length > 1 ? settings.weightDecay : 0,
        value: tensor(from.get(name)),
        mean: tensor(from.get(`mean:${name}`)),
        square: tensor(from.get(`square:${name}`)),
      };
    });
    this.best = new Map([...initial].map(([name, own]) => [name, kept?.tensors.get(`best:${name}`) ?? own]));
    this.notes = (kept?.notes as Notes | undefined) ?? START;
    this.step = kept?.steps ?? 0;
    this.dropout = new Dropout(tf, settings.dropout, settings.seed);
    this.content = contentTensor(tf, shape, work.content);
    this.perEpoch = batchesAnEpoch(train, settings.batch);
  }

  get epoch(): number {
    return this.notes.curve.length;
  }

  /** Of the whole, 0 to 1. */
  get share(): number {
    return this.step / (this.perEpoch * this.work.settings.epochs);
  }

  /** Mean of the epoch so far, or of the one before where none is under way. */
  get loss(): number {
    const done = this.step % this.perEpoch;
    return done === 0 ? (this.notes.curve.at(-1)?.loss ?? NaN) : this.notes.lossSum / done;
  }

  get validationLoss(): number | undefined {
    return this.notes.curve.at(-1)?.validationLoss;
  }

  /** All epochs are done, or validation has not got better for as many as one has patience for. */
  get isOver(): boolean {
    const { epochs, patience } = this.work.settings;
    const { best } = this.notes;
    return this.epoch >= epochs || (best !== undefined && this.epoch - best.epoch >= patience);
  }

  /** One step, and at the end of an epoch what validation says. @returns whether it was the end of one */
  async next(): Promise<boolean> {
    const started = performance.now();
    const { train, settings, shape } = this.work;
    const batches = batchesOf(train, settings.batch, settings.seed, this.epoch);
    const rows = batches[this.step % this.perEpoch] ?? new Int32Array();
    this.step += 1;
    const { value, gradients } = this.gradients(stepBatch(shape, train, rows, settings, this.step));
    const rate = rateAt(this.step, this.perEpoch * settings.epochs, settings);
    adamWStep(this.tf, this.parameters, gradients, rate, this.step);
    const [loss = NaN] = await value.data();
    this.tf.dispose([value, ...gradients.flatMap((gradient) => gradient ?? [])]);
    this.notes = { ...this.notes, lossSum: this.notes.lossSum + loss };
    const isEnd = this.step % this.perEpoch === 0;
    if (isEnd) await this.endEpoch();
    this.notes = { ...this.notes, seconds: this.notes.seconds + (performance.now() - started) / 1000 };
    return isEnd;
  }

  async snapshot(): Promise<Checkpoint> {
    const tensors = new Map<string, Float32Array>();
    for (const { name, value, mean, square } of this.parameters) {
      tensors.set(name, await floats(value));
      tensors.set(`mean:${name}`, await floats(mean));
      tensors.set(`square:${name}`, await floats(square));
    }
    for (const [name, values] of this.best) tensors.set(`best:${name}`, values);
    return { steps: this.step, tensors, notes: this.notes };
  }

  result(device: string): TrainedWeights {
    const { curve, seconds } = this.notes;
    return { weights: this.best, epochs: this.epoch, seconds, device, curve };
  }

  close(): void {
    this.dropout.close();
    this.content?.dispose();
    for (const { value, mean, square } of this.parameters) this.tf.dispose([value, mean, square]);
  }

  /** The batch's loss and its gradients by the parameters, in their order; of those it does not depend on none. */
  private gradients(batch: ReturnType<typeof stepBatch>): {
    value: Scalar;
    gradients: (Tensor | undefined)[];
  } {
    const { tf, work, parameters } = this;
    const drop = this.dropout.at(this.step);
    const values = parameters.map(({ value }) => value);
    const byName = new Map(parameters.map(({ name, value }) => [name, value]));
    const loss = (): Scalar => {
      const network = new Network(tf, work.shape, parameterOf(byName), this.content, drop);
      const losses = [...network.losses(batch).values()];
      return losses.reduce((sum, each) => tf.add(sum, each), tf.scalar(0));
    };
    const { value, grads } = tf.engine().gradients(loss, values, undefined, true);
    return { value, gradients: grads };
  }

  private async endEpoch(): Promise<void> {
    const { validation, settings, shape } = this.work;
    const epoch = this.epoch + 1;
    const loss = this.notes.lossSum / this.perEpoch;
    const { best } = this.notes;
    const byName = new Map(this.parameters.map(({ name, value }) => [name, value]));
    const measured =
      validation.starts.length < 2
        ? undefined
        : weighted(await measure(this.tf, shape, byName, validation, this.content), settings.weights);
    const isBetter = best === undefined || measured === undefined || measured < best.loss;
    if (isBetter)
      this.best = new Map(
        await Promise.all(
          this.parameters.map(async ({ name, value }) => [name, await floats(value)] as const),
        ),
      );
    this.notes = {
      ...this.notes,
      curve: [
        ...this.notes.curve,
        { epoch, loss, ...(measured !== undefined && { validationLoss: measured }) },
      ],
      lossSum: 0,
      ...(isBetter && measured !== undefined && { best: { epoch, loss: measured } }),
    };
  }
}

const floats = async (tensor: Tensor): Promise<Float32Array> => Float32Array.from(await tensor.data());

const weighted = (
  losses: Partial<Readonly<Record<Head, number>>>,
  weights: Readonly<Record<Head, number>>,
): number => Object.entries(losses).reduce((sum, [head, mean]) => sum + mean * weights[head as Head], 0);
