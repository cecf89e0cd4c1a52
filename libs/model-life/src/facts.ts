import { type Fact, isOneOf, type Recorded } from '#protocol';

/** What is asked of models and what becomes of it. */
export const modelTypes = [
  'ModelTrainingStarted',
  'ModelTrainingCancelled',
  'ModelTrainingFailed',
  'ModelTrained',
  'ModelPromoted',
  'ModelRolledBack',
  'ModelScopeChosen',
] as const;

export type ModelType = (typeof modelTypes)[number];
export type ModelFact = Fact<ModelType>;
export type ModelEvent = Recorded<ModelType>;

export const isModelEvent = isOneOf(modelTypes);
