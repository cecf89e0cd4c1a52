import { InferenceSession } from 'onnxruntime-node';
import { Trainer, type TrainingState } from '#training-onnx';
import { readModelFolder } from './model-folder.js';
import { TextTokenizer } from './text-tokenizer.js';
import { batchesOf, type LabelledTokens, tokenTensors, trainingTensors } from './tuning-batches.js';
import { lengthOf, rateAt, type TuningSettings } from './tuning-settings.js';
import { useLiteGraph } from './use-lite-graph.js';
import {
  DIMENSIONS,
  timingSignal,
  useLiteParameters,
  type UseLiteParameters,
} from './use-lite-parameters.js';
import { headNames, tuningLoss, tuningParameters } from './use-lite-tuning.js';
import { readUseLite, type UseLiteFiles } from './use-lite-weights.js';

/** What a tuning is made of, as data that may cross to another thread. */
export interface TuningWork {
  readonly texts: readonly string[];
  readonly labels: Int32Array;
  readonly classes: number;
  readonly heldOut: Int32Array;
  readonly seed: number;
  readonly settings: TuningSettings;
}

export interface Computing {
  readonly device: string;
  readonly threads: number;
}

/** Texts that are measured on together. */
const MEASURED_TOGETHER = 32;

/** A tuning of Universal Sentence Encoder Lite, step by step: the same work and seed give the same weights. */
export class TuningRun {
  readonly steps: number;
  private readonly perEpoch: number;
  private step: number;
  private epoch = -1;
  private batches: ReturnType<typeof batchesOf> = [];

  private constructor(
    private readonly work: TuningWork,
    private readonly files: UseLiteFiles,
    private readonly base: UseLiteParameters,
    private readonly sets: {
      readonly learnt: readonly LabelledTokens[];
      readonly heldOut: readonly LabelledTokens[];
    },
    private readonly trainer: Trainer,
    steps: number,
  ) {
    const length = lengthOf(sets.learnt.length, work.settings);
    this.steps = length.steps;
    this.perEpoch = length.perEpoch;
    this.step = steps;
  }

  /**
   * @param folder the encoder it starts from
   * @param state of the same work, to go on from
   */
  static async open(
    work: TuningWork,
    folder: string,
    state: TrainingState | undefined,
    computing: Computing,
  ): Promise<TuningRun> {
    const files = readUseLite();
    const base = useLiteParameters(files);
    const tokenizer = await TextTokenizer.load(await readModelFolder(folder, 'fp32'));
    const { settings, classes, seed } = work;
    const trainer = await Trainer.open(
      'tuning',
      tuningParameters(base, classes, settings),
      tuningLoss(timingSignal(files), settings),
      state ?? initialValues(base, classes),
      { ...computing, seed },
    );
    return new TuningRun(work, files, base, divided(work, tokenizer), trainer, state?.steps ?? 0);
  }

  get done(): number {
    return this.step;
  }

  get isEndOfEpoch(): boolean {
    return this.step % this.perEpoch === 0;
  }

  /** One step. @returns the mean loss of its batch */
  async next(): Promise<number> {
    const { learnt } = this.sets;
    const { settings, seed } = this.work;
    const epoch = Math.floor(this.step / this.perEpoch);
    if (epoch !== this.epoch) {
      this.batches = batchesOf(learnt, settings, seed, epoch);
      this.epoch = epoch;
    }
    const rows = this.batches[this.step % this.perEpoch] ?? [];
    this.step += 1;
    return this.trainer.step(trainingTensors(rows), rateAt(this.step, this.steps, settings));
  }

  snapshot(): TrainingState {
    return this.trainer.snapshot();
  }

  /** The weights as they are: of the encoder, and of the head as it reads vectors of length 1. */
  result(): {
    readonly parameters: UseLiteParameters;
    readonly weights: Float32Array;
    readonly bias: Float32Array;
  } {
    const values = this.trainer.values();
    const valueOf = (name: string): Float32Array => values.get(name) ?? new Float32Array();
    const { vectorScale } = this.work.settings;
    return {
      parameters: new Map([...this.base].map(([name, { shape }]) => [name, { data: valueOf(name), shape }])),
      weights: valueOf(headNames.kernel).map((weight) => vectorScale * weight),
      bias: valueOf(headNames.bias),
    };
  }

  /** Share of the held-out texts that the encoder and its head get right as they are; nothing where there are none. */
  async heldOutAccuracy(): Promise<number | undefined> {
    const { heldOut } = this.sets;
    if (heldOut.length === 0) return undefined;
    const { parameters, weights, bias } = this.result();
    const session = await InferenceSession.create(useLiteGraph(parameters, timingSignal(this.files)));
    const sorted = [...heldOut].sort((a, b) => a.ids.length - b.ids.length);
    let right = 0;
    for (let from = 0; from < sorted.length; from += MEASURED_TOGETHER) {
      const rows = sorted.slice(from, from + MEASURED_TOGETHER);
      const { sentence_embedding: output } = await session.run(tokenTensors(rows));
      const vectors = output?.data as Float32Array;
      rows.forEach(({ label }, i) => {
        if (best(vectors.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS), weights, bias) === label) right++;
      });
    }
    await session.release();
    return right / heldOut.length;
  }

  close(): Promise<void> {
    return this.trainer.close();
  }
}

/** The head starts at zero: its first gradients say nothing of the encoder, whose rate is still near zero then. */
function initialValues(base: UseLiteParameters, classes: number): ReadonlyMap<string, Float32Array> {
  return new Map([
    ...[...base].map(([name, { data }]) => [name, data] as const),
    [headNames.kernel, new Float32Array(DIMENSIONS * classes)],
    [headNames.bias, new Float32Array(classes)],
  ]);
}

function divided({ texts, labels, heldOut }: TuningWork, tokenizer: TextTokenizer) {
  const places = new Set(heldOut);
  const learnt: LabelledTokens[] = [];
  const measured: LabelledTokens[] = [];
  texts.forEach((text, i) => {
    const ids = tokenizer.tokenise(text);
    if (ids.length === 0) return;
    (places.has(i) ? measured : learnt).push({ ids, label: labels[i] ?? 0 });
  });
  return { learnt, heldOut: measured };
}

function best(vector: Float32Array, weights: Float32Array, bias: Float32Array): number {
  const scores = Float32Array.from(bias);
  vector.forEach((value, d) => {
    for (let label = 0; label < scores.length; label++)
      scores[label] = (scores[label] ?? 0) + value * (weights[d * scores.length + label] ?? 0);
  });
  return scores.indexOf(Math.max(...scores));
}
