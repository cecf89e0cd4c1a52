import type { ForesightFigures } from '#protocol';
import type { Calibration } from '../blend/calibration.js';
import { inputsOf } from '../comparison/inputs.js';
import type { ForesightCard } from '../model/foresight-card.js';
import type { TrainedWeights } from '../model/foresight-trainer.js';
import { type LessonPlan, momentsIn } from './lesson-plan.js';
import type { ForesightOrigin, ForesightTrainingSettings } from './settings.js';

interface Told {
  readonly version: string;
  readonly origin: ForesightOrigin;
  readonly lesson: LessonPlan;
  readonly trained: TrainedWeights | undefined;
  readonly calibration: Calibration;
  readonly figures: readonly ForesightFigures[];
  readonly trainSeconds: number;
  readonly settings: ForesightTrainingSettings;
}

/** What a version says of itself. */
export function cardOf({
  version,
  origin,
  lesson,
  trained,
  calibration,
  settings,
  ...told
}: Told): ForesightCard {
  const { horizonHours, comeBackDays } = settings.labels;
  return {
    version,
    ...origin,
    ...told,
    device: trained?.device ?? 'none',
    ...countsOf(lesson),
    // Another shop's time says nothing of this one's.
    ...(origin.upTo === '0' && { until: 0 }),
    epochs: trained?.epochs ?? 0,
    curve: trained?.curve ?? [],
    horizonHours,
    comeBackDays,
    weights: weightsOf(calibration),
    inputs: inputsOf(lesson.learntFrom),
  };
}

const countsOf = ({ learntFrom, train, until }: LessonPlan) => ({
  until,
  shoppers: learntFrom.filter(({ moments }) => moments.length > 0).length,
  sequences: train.length,
  moments: momentsIn(train),
});

/** How much each part counts, by what is predicted: shares of the sum. */
function weightsOf({ sources: { blend } }: Calibration): ForesightCard['weights'] {
  if (!blend) return [];
  return Object.entries(blend.pools).flatMap(([what, { weights }]) => {
    const sum = weights.reduce((total, weight) => total + weight, 0) || 1;
    return blend.members.map((source, i) => ({ what, source, weight: (weights[i] ?? 0) / sum }));
  });
}
