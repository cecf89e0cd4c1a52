import type { RecordedEvent } from '#kernel';
import type { Fact, Recorded } from '#protocol';

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

const known: ReadonlySet<string> = new Set(modelTypes);

/** Data was checked when it was written, so the type alone tells its shape. */
export const isModelEvent = (event: RecordedEvent): event is ModelEvent => known.has(event.type);
