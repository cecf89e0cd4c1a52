export { ContentIndex, type ItemText, likeness, type Likeness } from './baselines/items-content.js';
export {
  itemNeighboursProjection,
  type ItemNeighboursDocument,
} from './baselines/items-served/neighbours-projection.js';
export {
  type ItemPopularity,
  itemPopularityProjection,
  popularItems,
} from './baselines/items-served/popularity-projection.js';
export { type NeighbourKind, neighboursOf, type RelatedItem } from './baselines/items-served/queries.js';
export {
  BEHAVIOUR_EVENTS,
  behaviourOf,
  behaviourProjection,
  type StoredBehaviour,
} from './behaviour/behaviour-projection.js';
export { behaviourEventsIn, Histories, sequencesFromLog } from './behaviour/histories.js';
export { momentOf } from './behaviour/moment-of.js';
export { mergedSequences, newSequence, remember, withMoment } from './behaviour/sequence.js';
export { bandOf, GAP_BORDERS, quantileBorders } from './encoding/bands.js';
export { type ItemFacts, itemContent } from './encoding/content.js';
export { encode } from './encoding/encode.js';
export {
  LEAVE,
  NO_QUESTION,
  UNKNOWN,
  Vocabulary,
  type VocabularyFile,
  type VocabularySettings,
} from './encoding/vocabulary.js';
export { type Lesson, lessonsOf, type Slice } from './labels/examples.js';
export { type Session, sessionsOf } from './labels/sessions.js';
export { endOf, splitByShopper, splitByTime, type TimeSplit } from './labels/splits.js';
export { LABEL_SETTINGS, type LabelSettings, targetsOf, UNTOLD } from './labels/targets.js';
export { type Asked, ForesightNetwork, type HeadLogits } from './model/foresight-network.js';
export { changeBetween, counterfactual, type SeenTwice } from './comparison/counterfactual.js';
export { changes, unknownShare, worthALook } from './comparison/drift.js';
export { figuresOf, foresightGate } from './comparison/gate.js';
export { type Inputs, inputsOf, InputTally } from './comparison/inputs.js';
export type {
  EncodedSequence,
  Example,
  ItemContent,
  ModelShape,
  Sizes,
  Targets,
} from './encoding/encoded.js';
export { describeForesight, type ForesightCard } from './model/foresight-card.js';
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
  batchesAnEpoch,
  batchesOf,
  drawnItems,
  FIRST_ITEM,
  inTurn,
  knownPlaces,
  knownTargets,
  lengthAt,
  longestOf,
  paddedColumn,
} from './training/batches.js';
export { featureSizes, featuresOf, headsOf, isLogistic } from './training/heads.js';
export {
  buffersOf,
  type Feature,
  featureNames,
  headNames,
  joinPacked,
  momentsOf,
  packExamples,
  type PackedExamples,
  packSequences,
  slicePacked,
} from './training/packed-examples.js';
export {
  EPSILON,
  EXPANSION,
  type ForesightParameter,
  initialWeights,
  parametersOf,
  sizeOf,
} from './training/parameters.js';
export { rateAt } from './training/rate.js';
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
