import {
  type Example,
  ForesightTrainer,
  type ItemContent,
  type ModelShape,
  packExamples,
  type TrainedWeights,
  type TrainingData,
  type TrainingRun,
  type TrainingSettings,
  type Weights,
  workKey,
} from '#foresight';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type HeadLosses, Network } from './network.js';
import { trainOnThread } from './on-thread.js';
import type { TrainingStart, JudgedWork } from './training-work.js';

export interface OnnxTrainerOptions {
  /** Where onnxruntime computes: `cpu`, `cuda`, `webgpu`. */
  readonly device?: string;
  /** Threads inside one operator. One leaves the machine's other work alone. */
  readonly threads?: number;
}

/** Trains the sequence Transformer in onnxruntime: a step is one ONNX graph, a training has a thread of its own. */
export class OnnxForesightTrainer extends ForesightTrainer {
  override readonly device: string;
  readonly threads: number;

  constructor({ device = 'cpu', threads = 1 }: OnnxTrainerOptions = {}) {
    super();
    this.device = device;
    this.threads = threads;
  }

  override async losses(
    shape: ModelShape,
    weights: Weights,
    examples: readonly Example[],
    content?: ItemContent,
  ): Promise<HeadLosses> {
    const network = await Network.open(shape, this, content);
    try {
      return await network.losses(weights, packExamples(examples, shape));
    } finally {
      await network.close();
    }
  }

  /** @param run `checkpoint` is a folder, made where there is none */
  override async train(
    { shape, train, validation, content }: TrainingData,
    settings: TrainingSettings,
    { checkpoint, ...run }: TrainingRun = {},
  ): Promise<TrainedWeights> {
    const packed = { train: packExamples(train, shape), validation: packExamples(validation, shape) };
    const work: JudgedWork = { shape, settings, content, criterion: 'loss', ...packed };
    return trainOnThread(await startOf(work, this, checkpoint), run);
  }
}

/** @param folder where the checkpoint is kept */
export async function startOf(
  work: JudgedWork,
  { device, threads }: { readonly device: string; readonly threads: number },
  folder: string | undefined,
): Promise<TrainingStart> {
  const computing = { device, threads };
  if (folder === undefined) return { work, computing };
  await mkdir(folder, { recursive: true });
  const key = workKey(work, work.criterion);
  return { work, computing, checkpoint: { key, path: join(folder, `foresight-${key}.checkpoint`) } };
}
