import type { ForesightCard, ForesightModel, ForesightProgress } from '#foresight';
import type { TrainedModel } from '#model-life';
import type { ForesightModelsView, TrainingGrade } from '#protocol';

/** Of the model, and of its streams and files. */
export const FORESIGHT = 'foresight';
/** What is asked for where no version foresees. */
export const BASELINES = 'baselines';

/** How far a training is: first the log is read. */
export type LifeProgress = ForesightProgress | { readonly phase: 'reading'; readonly share: number };

export interface ForesightOrder {
  readonly trainingId: string;
  readonly grade: TrainingGrade;
  /** The last position to learn from; absent: all but the newest fifth of what happened, which is kept for comparing. */
  readonly upTo?: string | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LifeProgress) => void;
}

/** Makes models that foresee, keeps them, and opens them to serve. */
export abstract class ForesightModels {
  readonly name = FORESIGHT;
  /** Where it computes, and with what. */
  abstract readonly device: ForesightModelsView['device'];

  /** Versions that can be opened. */
  abstract kept(): Promise<readonly string[]>;

  /** The version that came with Presage, where there is one that knows this shop's products. */
  abstract shipped(): Promise<TrainedModel | undefined>;

  /** What a version says of itself; undefined where it is not kept. */
  abstract card(version: string): Promise<ForesightCard | undefined>;

  /** The version serves until it is closed. @throws NotOnShelf */
  abstract open(version: string): Promise<ForesightModel>;

  /** What foresees where no version does: baselines, which need no training. */
  abstract baselines(): Promise<ForesightModel | undefined>;

  /**
   * Trains on the log and keeps the model; one that was begun goes on where it was.
   *
   * @throws TooLittleToLearn, or the signal's reason where it was aborted
   */
  abstract train(order: ForesightOrder): Promise<TrainedModel>;
}
