import type { TrainingGrade } from '#protocol';
import type { IntentClassifier, OnProgress, TrainedModel } from '#understanding';

export interface TrainingOrder {
  readonly trainingId: string;
  readonly grade: TrainingGrade;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Makes intent models, keeps them, and opens them to answer. */
export abstract class IntentModels {
  abstract readonly name: string;
  /** Where it computes, with what encoder, on how many threads. */
  abstract readonly device: { readonly name: string; readonly encoder: string; readonly threads: number };

  /** Versions that can be opened. */
  abstract kept(): Promise<readonly string[]>;

  /** The version answers until it is closed. @throws NotOnShelf */
  abstract open(version: string): Promise<IntentClassifier>;

  /**
   * Trains on the examples and corrections of this moment, and keeps the model; one that is kept already is not
   * trained again.
   *
   * @throws ExamplesInvalid naming file and line, or the signal's reason where it was aborted
   */
  abstract train(order: TrainingOrder): Promise<TrainedModel>;
}
