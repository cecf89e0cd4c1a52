import type { ForesightCard, ForesightModel } from '#foresight';
import type { TrainedModel } from '#model-life';
import type { ForesightModelsView, ForesightTrainingView, TrainingGrade } from '#protocol';

/** How far a training is. */
export interface ForesightProgress {
  readonly phase: ForesightTrainingView['phase'];
  /** Of the phase, 0 to 1. */
  readonly share: number;
  readonly epoch?: number;
  readonly epochs?: number;
  /** Mean loss of the epoch so far, and of the validation slice after the last whole one. */
  readonly loss?: number;
  readonly validationLoss?: number;
}

export interface ForesightOrder {
  readonly trainingId: string;
  readonly grade: TrainingGrade;
  /** The last position to learn from; absent: all but the newest fifth of the time, which is kept for comparing. */
  readonly upTo?: string | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ForesightProgress) => void;
}

/** Makes models that foresee, keeps them, and opens them to serve. */
export abstract class ForesightModels {
  readonly name = 'foresight';
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
   * @throws LogTooSmall, or the signal's reason where it was aborted
   */
  abstract train(order: ForesightOrder): Promise<TrainedModel>;
}

/** There is not enough to learn from yet. */
export class LogTooSmall extends Error {
  override readonly name = 'LogTooSmall';
}
