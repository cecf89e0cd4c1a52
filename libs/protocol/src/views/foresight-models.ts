import { z } from 'zod';
import { reasonKind, recommendationPlace } from '../events/foresight.js';
import { foresightGate, trainingGrade } from '../events/model.js';
import { predictedQuestion } from './foresight.js';
import { foresightFigures } from './foresight-figures.js';
import { trainingState } from './understanding.js';

const share = z.number();

export const foresightEvaluationView = z.object({
  version: z.string(),
  /** The slice: from where in the log to where, and when that was. */
  slice: z.object({
    from: z.string(),
    to: z.string(),
    fromAt: z.string(),
    toAt: z.string(),
    shoppers: z.number(),
    sequences: z.number(),
    /** Whether the events come from the shop simulator. */
    simulated: z.boolean(),
  }),
  figures: z.array(foresightFigures),
  curve: z.array(z.object({ epoch: z.number(), loss: z.number(), validationLoss: z.number().optional() })),
});
export type ForesightEvaluationView = z.infer<typeof foresightEvaluationView>;

export const foresightVersionView = z.object({
  version: z.string(),
  trainedAt: z.string(),
  trainSeconds: z.number(),
  /** Sequences it learnt from, of so many shoppers. */
  sequences: z.number(),
  upTo: z.string(),
  device: z.string(),
  trainer: z.enum(['onnx', 'tfjs']),
  simulated: z.boolean(),
  state: z.enum(['champion', 'former', 'candidate']),
  /** Whether it came with Presage and was trained by nobody here. */
  shipped: z.boolean(),
  kept: z.boolean(),
  promotedAt: z.string().optional(),
  figures: foresightFigures.optional(),
  /** The card as a page of plain text. */
  card: z.string().optional(),
});
export type ForesightVersionView = z.infer<typeof foresightVersionView>;

export const foresightTrainingView = z.object({
  trainingId: z.string(),
  grade: trainingGrade,
  state: trainingState,
  startedAt: z.string(),
  startedBy: z.string(),
  phase: z.enum(['reading', 'training', 'measuring']),
  /** Of the whole, 0 to 1. */
  share,
  secondsLeft: z.number().optional(),
  device: z.string(),
  upTo: z.string().optional(),
  epoch: z.number().optional(),
  epochs: z.number().optional(),
  curve: z.array(z.object({ epoch: z.number(), loss: z.number(), validationLoss: z.number().optional() })),
  version: z.string().optional(),
  reason: z.string().optional(),
  can: z.array(z.enum(['cancel'])),
});
export type ForesightTrainingView = z.infer<typeof foresightTrainingView>;

/** All about the foresight model on one page. */
export const foresightModelsView = z.object({
  /** Newest first. */
  versions: z.array(foresightVersionView),
  /** Newest first, at most 20. */
  trainings: z.array(foresightTrainingView),
  /** What predicts at this moment, and how much each part of the blend weighs, by what is predicted. */
  serving: z.object({
    version: z.string().nullable(),
    weights: z.array(z.object({ what: z.string(), source: z.string(), weight: share })),
  }),
  log: z.object({
    head: z.string(),
    events: z.number(),
    shoppers: z.number(),
    questions: z.number(),
    from: z.string().optional(),
  }),
  device: z.object({ name: z.string(), trainer: z.enum(['onnx', 'tfjs']) }),
});
export type ForesightModelsView = z.infer<typeof foresightModelsView>;

/** `upTo`: the last position to learn from; absent: all but the newest part, which is kept for comparing. */
export const startForesightTraining = z.object({
  grade: trainingGrade.default('fast'),
  upTo: z.string().regex(/^\d+$/).optional(),
});

export const foresightGateView = z.object({
  champion: z.string().nullable(),
  candidate: z.string(),
  ...foresightGate.shape,
  reason: z.string().optional(),
  /** Both on the same slice, that neither has learnt from. */
  figures: z.object({ champion: foresightFigures.optional(), candidate: foresightFigures }),
  slice: foresightEvaluationView.shape.slice,
});
export type ForesightGateView = z.infer<typeof foresightGateView>;

/** The last days through champion and candidate, as they would have been predicted then. */
export const counterfactualView = z.object({
  champion: z.string(),
  candidate: z.string(),
  days: z.number(),
  shoppers: z.number(),
  moments: z.number(),
  /** Moments whose leading question differs. */
  changed: z.number(),
  moves: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable(), moments: z.number() })),
  /** Whose predictions change most, first; at most 50. */
  mostChanged: z.array(
    z.object({
      shopperId: z.string(),
      at: z.string(),
      eventId: z.string(),
      champion: predictedQuestion,
      candidate: predictedQuestion,
      /** Half the sum of differences of the probabilities, 0 to 1. */
      change: share,
      /** What they did ask within the horizon; null: nothing. Absent: not known yet. */
      asked: z.string().nullable().optional(),
    }),
  ),
});
export type CounterfactualView = z.infer<typeof counterfactualView>;

/** Whether the world still is as the model has learnt it, day by day. */
export const driftView = z.object({
  version: z.string(),
  days: z.array(
    z.object({
      /** `2026-11-22`. */
      day: z.string(),
      moments: z.number(),
      /** Population stability index of what comes in, by feature; above 0.2 is a change worth a look. */
      inputs: z.array(z.object({ feature: z.string(), psi: z.number() })),
      /** Share of events or products that the model does not know. */
      unknown: share,
      /** Of the predicted questions: what was promised, what came true, and the calibration error. */
      promised: share,
      cameTrue: share,
      ece: share,
    }),
  ),
  /** Features whose index is above 0.2 in the last days, most changed first. */
  changed: z.array(z.object({ feature: z.string(), psi: z.number(), meaning: z.string() })),
});
export type DriftView = z.infer<typeof driftView>;

/** From shown to ordered. */
const funnelCounts = z.object({
  shown: z.number(),
  viewed: z.number(),
  added: z.number(),
  ordered: z.number(),
  /** Of ordered products, by currency. */
  revenue: z.array(z.object({ currency: z.string(), amount: z.number() })),
});
export const recommendationFunnelView = z.object({
  days: z.number(),
  all: funnelCounts,
  places: z.array(funnelCounts.extend({ place: recommendationPlace })),
  reasons: z.array(funnelCounts.extend({ reason: reasonKind })),
  byDay: z.array(funnelCounts.extend({ day: z.string() })),
});
export type RecommendationFunnelView = z.infer<typeof recommendationFunnelView>;
