import { z } from 'zod';
import { defineEvent, id } from './define-event.js';

/** *fast* trains in seconds on a frozen encoder; *full* also tunes the encoder, which takes minutes to an hour. */
export const trainingGrade = z.enum(['fast', 'full']);
export type TrainingGrade = z.infer<typeof trainingGrade>;

const share = z.number().min(0).max(1);
const count = z.number().int().min(0);

/** Right answers of two models to the same questions. */
export const contest = z.object({
  questions: count,
  champion: count,
  candidate: count,
  /** Wrong before and right now, and the other way round. */
  fixed: count,
  broken: count,
});
export type Contest = z.infer<typeof contest>;

/** What a candidate had to pass. */
export const gateResult = z.object({
  passed: z.boolean(),
  golden: contest,
  /** Corrections of the last month. */
  corrections: contest,
});
export type GateResult = z.infer<typeof gateResult>;

/** What a candidate for foresight had to pass: one line a figure, on a slice of the log that neither has learnt from. */
export const foresightGate = z.object({
  passed: z.boolean(),
  checks: z.array(
    z.object({
      /** For example `question.top1`, `items.ndcg10`, `purchase.auc`. */
      figure: id,
      /** Null: nothing served before. */
      champion: z.number().nullable(),
      candidate: z.number(),
      /** How much worse the candidate may be. */
      margin: z.number(),
      passed: z.boolean(),
    }),
  ),
});
export type ForesightGate = z.infer<typeof foresightGate>;

const training = { name: id, trainingId: id };

/** What was asked of models and what became of it; streams `model-<name>`. */
export const modelEvents = [
  defineEvent(
    'ModelTrainingStarted',
    z.object({
      ...training,
      grade: trainingGrade,
      /** The last position to learn from, where somebody has said so. */
      upTo: z.string().regex(/^\d+$/).optional(),
    }),
  ),
  defineEvent('ModelTrainingCancelled', z.object(training)),
  defineEvent('ModelTrainingFailed', z.object({ ...training, reason: z.string().max(2000) })),
  defineEvent(
    'ModelTrained',
    z.object({
      name: id,
      version: id,
      labels: z.number().int(),
      examples: z.number().int(),
      trainSeconds: z.number(),
      encoder: z.string(),
      /** Absent in events that were written before it was kept. */
      trainingId: id.optional(),
      grade: trainingGrade.optional(),
      corrections: count.optional(),
      /** Hash of the examples and corrections that it learnt from. */
      data: id.optional(),
      device: z.string().max(40).optional(),
      heldOut: z.object({ texts: count, accuracy: share, macroF1: share, ece: share }).optional(),
      /** The last position that it learnt from, where it learnt from the log. */
      upTo: z.string().regex(/^\d+$/).optional(),
      /** Figures on the slice kept for comparing, by name: `question.top1`, `items.ndcg10`, … */
      figures: z.record(id, z.number()).optional(),
    }),
  ),
  /** From here on this version answers. The first of all had no champion to beat. */
  defineEvent(
    'ModelPromoted',
    z.object({
      name: id,
      version: id,
      former: id.nullable(),
      gate: z.union([gateResult, foresightGate]).nullable(),
    }),
  ),
  /** `version` answers again, in place of `from`. */
  defineEvent('ModelRolledBack', z.object({ name: id, version: id, from: id })),
  /** Where a text counts as out of scope: below `inScope`, which keeps `coverage` of the held-out questions. */
  defineEvent('ModelScopeChosen', z.object({ name: id, version: id, inScope: share, coverage: share })),
] as const;
