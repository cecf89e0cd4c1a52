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

const training = { name: id, trainingId: id };

/** What was asked of models and what became of it; streams `model-<name>`. */
export const modelEvents = [
  defineEvent('ModelTrainingStarted', z.object({ ...training, grade: trainingGrade })),
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
    }),
  ),
  /** From here on this version answers. The first of all had no champion to beat. */
  defineEvent(
    'ModelPromoted',
    z.object({ name: id, version: id, former: id.nullable(), gate: gateResult.nullable() }),
  ),
  /** `version` answers again, in place of `from`. */
  defineEvent('ModelRolledBack', z.object({ name: id, version: id, from: id })),
  /** Where a text counts as out of scope: below `inScope`, which keeps `coverage` of the held-out questions. */
  defineEvent('ModelScopeChosen', z.object({ name: id, version: id, inScope: share, coverage: share })),
] as const;
