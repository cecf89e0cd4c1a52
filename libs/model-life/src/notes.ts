import type { ReadModel } from '#read-models';

/** How far a training is; the log tells the rest. What else there is to say differs from model to model. */
export interface ProgressNote {
  readonly trainingId: string;
  /** When whoever works on it last said so; ISO 8601. */
  readonly toldAt: string;
}

/** Where the progress of trainings stands, by training id, so that every process can show it. */
export const trainingsModel: ReadModel = { name: 'trainings', version: 1, indexes: [] };

/** Which version of a model answers at this moment, by name of the model: what the log asks for comes a little later. */
export interface ServingNote {
  readonly version: string;
}
export const servingModel: ReadModel = { name: 'serving', version: 1, indexes: [] };
