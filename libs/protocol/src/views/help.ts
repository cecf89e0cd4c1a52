import { z } from 'zod';
import { helpPolicy } from '../events/help.js';
import { rehearsalFigures, rehearsedExample } from '../events/rehearsal.js';

/** The card that a shopper sees: one sentence, one action. */
export const helpCard = z.object({
  offerId: z.string(),
  saw: z.string(),
  action: z.string(),
  intent: z.string().nullable(),
  at: z.string(),
  /** After which it is not shown any more. */
  until: z.string(),
});
export type HelpCard = z.infer<typeof helpCard>;

export const policyView = z.object({
  policyId: z.string(),
  version: z.number().int(),
  policy: helpPolicy,
  state: z.enum(['draft', 'enabled', 'disabled']),
  /** Which version is in force, where one is: a newer one may have been written since. */
  enabledVersion: z.number().int().optional(),
  /** Where it stands among those in force, from 1: where two hold at once, the one that stands first speaks. */
  turn: z.number().int().optional(),
  definedAt: z.string(),
  by: z.string(),
  /** Newest first. */
  history: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      what: z.enum(['defined', 'enabled', 'disabled']),
      version: z.number().int(),
    }),
  ),
  /** Of the last seven days. */
  lately: z.object({
    offered: z.number().int(),
    heldOut: z.number().int(),
    shown: z.number().int(),
    accepted: z.number().int(),
  }),
  /** The last rehearsal that came to its end, of the newest version where that was rehearsed. */
  rehearsed: z
    .object({
      rehearsalId: z.string(),
      at: z.string(),
      days: z.number().int(),
      /** Whether the newest version is what was rehearsed; else it was changed since. */
      isNewest: z.boolean(),
      interrupted: z.number().int(),
      shoppers: z.number().int(),
    })
    .optional(),
});
export type PolicyView = z.infer<typeof policyView>;

/** A policy to start from. */
export const policyTemplate = z.strictObject({ id: z.string().min(1).max(200), policy: helpPolicy });
export type PolicyTemplate = z.infer<typeof policyTemplate>;

export const definePolicy = z.object({ policy: helpPolicy });
/** `days` counts back from now; a policy that is not kept yet can be rehearsed. */
export const rehearsePolicy = z.object({
  /** Of a policy that is kept: who is held out is then the same as when it is enabled. */
  policyId: z.string().min(1).max(200).optional(),
  policy: helpPolicy,
  days: z.number().int().min(1).max(90).default(7),
});

/** All of them, or those of one policy. */
export const listRehearsals = z.object({ policyId: z.string().min(1).max(200).optional() });

/** What a rehearsal has shown. */
export const rehearsalResult = rehearsalFigures.extend({
  from: z.string(),
  to: z.string(),
  events: z.number().int(),
  /** The same days with the version that was in force when it was started, where that is another. */
  beside: rehearsalFigures.extend({ version: z.number().int() }).optional(),
  milliseconds: z.number(),
});
export type RehearsalResult = z.infer<typeof rehearsalResult>;

export const rehearsalView = z.object({
  rehearsalId: z.string(),
  /** Absent: of a draft that was not kept yet. */
  policyId: z.string().optional(),
  /** The version of its policy that has the text that was rehearsed, where one has. */
  version: z.number().int().optional(),
  name: z.string(),
  days: z.number().int(),
  at: z.string(),
  by: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'failed', 'interrupted']),
  /** 0 to 1, by events read. */
  progress: z.number(),
  events: z.number().int(),
  eventsPerSecond: z.number(),
  message: z.string().optional(),
  result: rehearsalResult.optional(),
});
export type RehearsalView = z.infer<typeof rehearsalView>;

/** An offer that would have been made, in words. */
export const rehearsalExample = rehearsedExample.omit({ seen: true, language: true, evidence: true }).extend({
  saw: z.string(),
  evidence: z.array(
    z.object({ eventId: z.string(), type: z.string(), at: z.string(), subject: z.string().optional() }),
  ),
});
export type RehearsalExample = z.infer<typeof rehearsalExample>;

/** A rehearsal with the text that was rehearsed, and examples of people who are not forgotten. */
export const rehearsalDetail = rehearsalView.extend({
  policy: helpPolicy,
  examples: z.array(rehearsalExample),
});
export type RehearsalDetail = z.infer<typeof rehearsalDetail>;
