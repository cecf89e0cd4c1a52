import {
  batchesAnEpoch,
  batchesOf,
  initialWeights,
  parametersOf,
  type TrainedWeights,
  type Weights,
  rateAt,
} from '#foresight';
import { type Batch, type Checkpoint, Trainer } from '#training-onnx';
import { inputTensors, negativesTensor, targetTensors } from './batch.js';
import { foresightLoss } from './heads.js';
import { contentTensor, Network } from './network.js';
import type { Computing, Figures, JudgedWork } from './training-work.js';
import { type Measure, measureOf } from './validation.js';

/** What has been learnt about the training itself; kept beside the weights. */
interface Notes {
  readonly curve: TrainedWeights['curve'];
  /** Of the last validation. */
  readonly figures?: Figures | undefined;
  /** Of the epoch under way. */
  readonly lossSum: number;
  /** Epoch of the best weights so far, and their score; higher is better. */
  readonly best?: { readonly epoch: number; readonly score: number };
  /** Spent so far, measuring included. */
  readonly seconds: number;
}

const bestOf = (parameter: string): string => `best:${parameter}`;

/** A training step by step: the same work gives the same weights, however often it was interrupted. */
export class Training {
  private batches: { readonly epoch: number; readonly rows: readonly Int32Array[] } = { epoch: -1, rows: [] };
  private readonly perEpoch: number;
  private readonly content: Batch;

  private constructor(
    private readonly work: JudgedWork,
    private readonly trainer: Trainer,
    private readonly network: Network,
    private readonly measure: Measure,
    private step: number,
    private notes: Notes,
    private best: Weights,
  ) {
    this.perEpoch = batchesAnEpoch(work.train, work.settings.batch);
    this.content = contentTensor(work.shape, work.content);
  }

  /** @param kept of the same work, to go on from */
  static async open(work: JudgedWork, kept: Checkpoint | undefined, computing: Computing): Promise<Training> {
    const { shape, settings, content } = work;
    const network = await Network.open(shape, computing, content);
    const initial = initialWeights(shape, settings.seed);
    const parameters = parametersOf(shape).map(({ name, shape: of }) => ({
      name,
      shape: of,
      // Biases and gains do not shrink.
      update: { decay: of.length > 1 ? settings.weightDecay : 0, sparse: false },
    }));
    const loss = foresightLoss(shape, settings);
    const { device, threads } = computing;
    const trainer = await Trainer.open('foresight', parameters, loss, kept ?? initial, {
      device,
      threads,
      seed: settings.seed,
    });
    const notes = (kept?.notes as Notes | undefined) ?? { curve: [], lossSum: 0, seconds: 0 };
    const best = new Map(
      [...initial].map(([name, values]) => [name, kept?.tensors.get(bestOf(name)) ?? values]),
    );
    return new Training(work, trainer, network, measureOf(work, network), kept?.steps ?? 0, notes, best);
  }

  get steps(): number {
    return this.step;
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

  get figures(): Figures | undefined {
    return this.notes.figures;
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
    const rows = this.rowsOf(this.epoch)[this.step % this.perEpoch] ?? new Int32Array();
    this.step += 1;
    const batch = {
      ...inputTensors(shape, train, rows),
      ...targetTensors(train, rows, settings.weights),
      ...negativesTensor(shape, settings, this.step),
      ...this.content,
    };
    const loss = await this.trainer.step(batch, rateAt(this.step, this.perEpoch * settings.epochs, settings));
    this.notes = { ...this.notes, lossSum: this.notes.lossSum + loss };
    const isEnd = this.step % this.perEpoch === 0;
    if (isEnd) await this.endEpoch();
    this.notes = { ...this.notes, seconds: this.notes.seconds + (performance.now() - started) / 1000 };
    return isEnd;
  }

  snapshot(): Checkpoint {
    const { steps, tensors } = this.trainer.snapshot();
    const best = [...this.best].map(([name, values]) => [bestOf(name), values] as const);
    return { steps, tensors: new Map([...tensors, ...best]), notes: this.notes };
  }

  result(device: string): TrainedWeights {
    const { curve, seconds } = this.notes;
    return { weights: this.best, epochs: this.epoch, seconds, device, curve };
  }

  async close(): Promise<void> {
    await Promise.all([this.trainer.close(), this.network.close()]);
  }

  private async endEpoch(): Promise<void> {
    const values = this.trainer.values();
    const { loss: validationLoss, score, figures } = await this.measure(values);
    const epoch = this.epoch + 1;
    const loss = this.notes.lossSum / this.perEpoch;
    const { best } = this.notes;
    const isBetter = best === undefined || score === undefined || score > best.score;
    if (isBetter) this.best = values;
    this.notes = {
      ...this.notes,
      curve: [
        ...this.notes.curve,
        { epoch, loss, ...(validationLoss !== undefined && { validationLoss }), ...figures },
      ],
      figures,
      lossSum: 0,
      ...(isBetter && score !== undefined && { best: { epoch, score } }),
    };
  }

  private rowsOf(epoch: number): readonly Int32Array[] {
    const { train, settings } = this.work;
    if (epoch !== this.batches.epoch)
      this.batches = { epoch, rows: batchesOf(train, settings.batch, settings.seed, epoch) };
    return this.batches.rows;
  }
}
