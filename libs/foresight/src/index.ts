export { chooseBlend, type ItemBlend } from './baselines/items/choose-blend.js';
export { ContentScorer } from './baselines/items/content-scorer.js';
export { itemBaselines } from './baselines/items/item-baselines.js';
export { blended, placeIn } from './baselines/items/item-blend.js';
export {
  type History,
  type ItemData,
  type ItemSequence,
  NextItemScorer,
} from './baselines/items/next-item-scorer.js';
export { ContentIndex, type ItemText, likeness } from './baselines/items-content.js';
export {
  itemNeighboursProjection,
  type ItemNeighboursDocument,
} from './baselines/items-served/neighbours-projection.js';
export { itemPopularityProjection, popularItems } from './baselines/items-served/popularity-projection.js';
export type { RelatedItem } from './baselines/items-served/neighbours.js';
export { neighboursOf } from './baselines/items-served/queries.js';
export {
  BEHAVIOUR_EVENTS,
  BEHAVIOUR_STREAMS,
  behaviourOf,
  behaviourProjection,
  type StoredBehaviour,
} from './behaviour/behaviour-projection.js';
export { behaviourEventsIn, Histories } from './behaviour/histories.js';
export { newSequence, remember } from './behaviour/sequence.js';
export type { Calibration } from './blend/calibration.js';
export { HELP_THRESHOLD } from './evaluation/question-figures.js';
export { measureForesight } from './evaluation/measure.js';
export { explain } from './evidence/explain.js';
export { ServedForesight } from './model/served-foresight.js';
export { TooLittleToLearn } from './training/lesson-plan.js';
export { FORESIGHT_SETTINGS, type ForesightTrainingSettings } from './training/settings.js';
export {
  type ForesightProgress,
  type ForesightRun,
  type TrainedForesight,
  trainForesight,
  type Workshop,
} from './training/train-foresight.js';
export type { ItemFacts } from './encoding/content.js';
export { Vocabulary, type VocabularyFile } from './encoding/vocabulary.js';
export { concatenated } from './encoding/concatenated.js';
export { type Lesson, lessonsOf, type Slice } from './labels/examples.js';
export { endOf, splitByTime } from './labels/splits.js';
export { LABEL_SETTINGS } from './labels/targets.js';
export { type Asked, ForesightNetwork, type HeadLogits } from './model/foresight-network.js';
export { changeBetween, counterfactual, type SeenTwice } from './comparison/counterfactual.js';
export { changes, unknownShare, worthALook } from './comparison/drift.js';
export { type Foreseen, foreseenIn } from './comparison/foreseen.js';
export { namedFigures, foresightGate } from './comparison/gate.js';
export { type Inputs, InputTally } from './comparison/inputs.js';
export { itemFigures } from './comparison/item-figures.js';
export type { EncodedSequence, Example, ItemContent, ModelShape, Targets } from './encoding/encoded.js';
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
export { goThrough, type SteppedTraining, type TrainingHooks } from './training/go-through.js';
export { featuresOf, headsOf, isLogistic } from './training/heads.js';
export {
  buffersOf,
  type Feature,
  headNames,
  joinPacked,
  momentsOf,
  packExamples,
  type PackedExamples,
  packSequences,
  slicePacked,
} from './training/packed-examples.js';
export { EPSILON, initialWeights, parametersOf, sizeOf } from './training/parameters.js';
export { rateAt } from './training/rate.js';
export { type TrainingWork, workKey } from './training/work-key.js';
export {
  type BehaviourSequence,
  type Moment,
  QUESTION,
  REMEMBERED_MOMENTS,
  SESSION_GAP_MS,
} from './moment.js';

import { behaviourProjection } from './behaviour/behaviour-projection.js';

/** Every projection of this library that is always kept up. */
export const foresightProjections = [behaviourProjection] as const;
export {
  coverage,
  hitRate,
  intraListDiversity,
  meanReciprocalRank,
  ndcg,
} from './evaluation/ranking-figures.js';
export { type NextItemCase, rankCases } from './evaluation/ranking-run.js';
export { rankOf, type Top, topOf } from './evaluation/ranking.js';
