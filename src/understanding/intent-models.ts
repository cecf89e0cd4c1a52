import type { TrainingGrade } from '#protocol';
import type { TrainedModel } from '#model-life';
import type { IntentClassifier, OnProgress } from '#understanding';

export interface TrainingOrder {
  readonly trainingId: string;
  readonly grade: TrainingGrade;
  /** When it was asked for, ISO 8601: it learns from nothing that was corrected later. Absent: now. */
  readonly askedAt?: string | undefined;
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
   * Trains on the examples of this moment and the corrections so far, and keeps the model; one that is kept already
   * is not trained again, and one that was begun goes on where it can.
   *
   * @throws ExamplesInvalid naming file and line, or the signal's reason where it was aborted
   */
  abstract train(order: TrainingOrder): Promise<TrainedModel>;
}
