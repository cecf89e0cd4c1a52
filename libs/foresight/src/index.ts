export type {
  EncodedSequence,
  Example,
  ItemContent,
  ModelShape,
  Sizes,
  Targets,
} from './encoding/encoded.js';
export {
  type Foresight,
  ForesightModel,
  type PredictOptions,
  type ScoredItem,
} from './model/foresight-model.js';
export {
  ForesightTrainer,
  type Head,
  type TrainedWeights,
  type TrainingData,
  type TrainingNews,
  type TrainingRun,
  type TrainingSettings,
  type Weights,
} from './model/foresight-trainer.js';
export {
  type BehaviourSequence,
  type Moment,
  QUESTION,
  REMEMBERED_MOMENTS,
  SESSION_GAP_MS,
} from './moment.js';
