import type {
  Head,
  ItemContent,
  ModelShape,
  PackedExamples,
  TrainedWeights,
  TrainingNews,
  TrainingWork,
  Weights,
} from '#foresight';
import type { TensorFlowDevice } from './tensorflow.js';

export type HeadLosses = Partial<Readonly<Record<Head, number>>>;

/** Where a training is kept, and under which name. */
export interface Kept {
  readonly path: string;
  readonly key: string;
}

/** The program → the process that computes. */
export type Task =
  | { readonly kind: 'probe' }
  | {
      readonly kind: 'losses';
      readonly shape: ModelShape;
      readonly weights: Weights;
      readonly examples: PackedExamples;
      readonly content?: ItemContent | undefined;
    }
  | { readonly kind: 'train'; readonly work: TrainingWork; readonly checkpoint?: Kept | undefined };

export type Command =
  | { readonly kind: 'start'; readonly task: Task; readonly device: TensorFlowDevice | undefined }
  | { readonly kind: 'stop' };

/** The process → the program; after `news` comes one of the others. */
export type Reply =
  | { readonly kind: 'news'; readonly news: TrainingNews }
  | { readonly kind: 'opened'; readonly device: TensorFlowDevice }
  | { readonly kind: 'losses'; readonly losses: HeadLosses }
  | { readonly kind: 'trained'; readonly trained: TrainedWeights }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };
