import type { TrainedWeights, TrainingNews } from '#foresight';
import type { Computing } from './network.js';
import type { TrainingWork } from './training.js';

/** What a training's thread is started with. */
export interface TrainingStart {
  readonly work: TrainingWork;
  readonly computing: Computing;
  /** Where it stands is kept in this file, under this name of the work. */
  readonly checkpoint?: { readonly path: string; readonly key: string } | undefined;
}

/** Further figures of validation, by name. */
export type Figures = Readonly<Record<string, number>>;

export interface News extends TrainingNews {
  readonly figures?: Figures | undefined;
}

/** Main thread → the training's thread. */
export type TrainingCommand = 'stop';

/** The training's thread → main thread; the last is one of the other two. */
export type TrainingReply =
  | { readonly kind: 'news'; readonly news: News }
  | { readonly kind: 'done'; readonly trained: TrainedWeights }
  | { readonly kind: 'stopped' };
