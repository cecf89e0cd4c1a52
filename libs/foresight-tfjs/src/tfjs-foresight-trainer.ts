import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
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
  type TrainingWork,
  type Weights,
  workKey,
} from '#foresight';
import { type Answer, compute } from './compute.js';
import type { HeadLosses, Kept } from './messages.js';
import type { TensorFlowDevice } from './tensorflow.js';

/**
 * Trains the same sequence Transformer with TensorFlow.js: for operators who install `@tensorflow/tfjs-node-gpu` or
 * `@tensorflow/tfjs-node`, and as the reference for the gradients of `training-onnx`. Every task has a process of its
 * own.
 */
export class TfjsForesightTrainer extends ForesightTrainer {
  private constructor(override readonly device: TensorFlowDevice) {
    super();
  }

  /**
   * @param device where to compute; left out: the fastest whose package is installed and works
   * @throws TensorFlowUnavailable with the command that installs what is missing
   */
  static async open(device?: TensorFlowDevice): Promise<TfjsForesightTrainer> {
    const opened = await compute({ kind: 'probe' }, { device });
    return new TfjsForesightTrainer(expected('opened', opened).device);
  }

  override async losses(
    shape: ModelShape,
    weights: Weights,
    examples: readonly Example[],
    content?: ItemContent,
  ): Promise<HeadLosses> {
    const task = {
      kind: 'losses',
      shape,
      weights,
      examples: packExamples(examples, shape),
      content,
    } as const;
    return expected('losses', await compute(task, { device: this.device })).losses;
  }

  /** @param run `checkpoint` is a folder, made where there is none */
  override async train(
    { shape, train, validation, content }: TrainingData,
    settings: TrainingSettings,
    { checkpoint, ...run }: TrainingRun = {},
  ): Promise<TrainedWeights> {
    const packed = { train: packExamples(train, shape), validation: packExamples(validation, shape) };
    const work: TrainingWork = { shape, settings, content, ...packed };
    const task = { kind: 'train', work, checkpoint: await keptIn(checkpoint, work, this.device) } as const;
    return expected('trained', await compute(task, { device: this.device, ...run })).trained;
  }
}

async function keptIn(
  folder: string | undefined,
  work: TrainingWork,
  device: string,
): Promise<Kept | undefined> {
  if (folder === undefined) return undefined;
  await mkdir(folder, { recursive: true });
  const key = workKey(work, 'tfjs', device);
  return { key, path: join(folder, `foresight-tfjs-${key}.checkpoint`) };
}

function expected<Kind extends Answer['kind']>(kind: Kind, answer: Answer): Extract<Answer, { kind: Kind }> {
  if (answer.kind === kind) return answer as Extract<Answer, { kind: Kind }>;
  throw new Error(`TensorFlow's process answered ${answer.kind}, not ${kind}.`);
}
