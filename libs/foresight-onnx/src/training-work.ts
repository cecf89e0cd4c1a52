import type { TrainedWeights, TrainingNews, TrainingWork } from '#foresight';

/** What is better: a smaller validation loss, or a higher NDCG@10 of the next item. */
export type Criterion = 'loss' | 'ndcg';

/** Where onnxruntime computes, and with how many threads inside one operator. */
export interface Computing {
  readonly device: string;
  readonly threads: number;
}

/** What a training is made of, and what it stops by. */
export interface JudgedWork extends TrainingWork {
  readonly criterion: Criterion;
}

/** What a training's thread is started with. */
export interface TrainingStart {
  readonly work: JudgedWork;
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
