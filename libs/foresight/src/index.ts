export {
  BEHAVIOUR_EVENTS,
  behaviourOf,
  behaviourProjection,
  type StoredBehaviour,
} from './behaviour/behaviour-projection.js';
export { behaviourEventsIn, Histories, sequencesFromLog } from './behaviour/histories.js';
export { momentOf } from './behaviour/moment-of.js';
export { mergedSequences, newSequence, remember, withMoment } from './behaviour/sequence.js';
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
  type DeviceUse,
  type Moment,
  OTHER_QUESTION,
  QUESTION,
  REMEMBERED_MOMENTS,
  SESSION_GAP_MS,
} from './moment.js';

import { behaviourProjection } from './behaviour/behaviour-projection.js';

/** Every projection of this library that is always kept up. */
export const foresightProjections = [behaviourProjection] as const;
