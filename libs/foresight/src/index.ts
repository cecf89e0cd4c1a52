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
