import type { DataOf, TrainingGrade } from '#protocol';

export type TrainedModel = DataOf<'ModelTrained'>;
/** What a candidate had to pass: whether it did, and the figures, which differ from model to model. */
export type Gate = NonNullable<DataOf<'ModelPromoted'>['gate']>;

export interface StartTraining {
  readonly type: 'StartTraining';
  readonly trainingId: string;
  readonly grade: TrainingGrade;
  /** The last position of the log to learn from, for models that learn from it. */
  readonly upTo?: string | undefined;
}
export interface CancelTraining {
  readonly type: 'CancelTraining';
  readonly trainingId: string;
}
export interface FailTraining {
  readonly type: 'FailTraining';
  readonly trainingId: string;
  /** What is wrong, and where: file and line, if it is one of the examples. */
  readonly reason: string;
}
/** The model is on the shelf; from here on it is a candidate. */
export interface CompleteTraining {
  readonly type: 'CompleteTraining';
  readonly trainingId: string;
  readonly trained: TrainedModel;
}
/** A model that nobody asked for answers, because there is no other: the first of all, or in place of a lost one. */
export interface Install {
  readonly type: 'Install';
  readonly trained: TrainedModel;
}
export interface Promote {
  readonly type: 'Promote';
  readonly version: string;
  /** Which one answered when the gate was passed. */
  readonly against: string | null;
  readonly gate: Gate;
  /** Why the gate did not let it pass, with the figures. */
  readonly reason?: string | undefined;
  /** Whether its file is on the shelf. */
  readonly kept: boolean;
}
export interface RollBack {
  readonly type: 'RollBack';
  /** Nothing happens where it does not answer any more: asking twice goes back once. Absent: whichever answers. */
  readonly from?: string | undefined;
  /** Versions whose files are on the shelf. */
  readonly kept: readonly string[];
}
export interface ChooseScope {
  readonly type: 'ChooseScope';
  readonly version: string;
  readonly inScope: number;
  readonly coverage: number;
}

export type ModelCommand =
  | StartTraining
  | CancelTraining
  | FailTraining
  | CompleteTraining
  | Install
  | Promote
  | RollBack
  | ChooseScope;
