import { z } from 'zod';
import { helpPolicy, policyLimits } from '../events/help.js';

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

export const rehearsalExample = z.object({
  shopperId: z.string(),
  at: z.string(),
  saw: z.string(),
  arm: z.enum(['offer', 'hold-out']),
  probability: z.number().optional(),
  evidence: z.array(
    z.object({ eventId: z.string(), type: z.string(), at: z.string(), subject: z.string().optional() }),
  ),
  /** What they asked afterwards, within the horizon, and how many minutes later. */
  asked: z.object({ intent: z.string().nullable(), minutes: z.number(), same: z.boolean() }).optional(),
  ordered: z.boolean(),
});
export const rehearsalResult = z.object({
  from: z.string(),
  to: z.string(),
  events: z.number().int(),
  /** Shoppers who were there. */
  shoppers: z.number().int(),
  /** Offers, and the shoppers that would have been interrupted. */
  offers: z.number().int(),
  interrupted: z.number().int(),
  heldOut: z.number().int(),
  /** Things for which the conditions held and a limit forbade the offer, by limit; each of a person once. */
  withheld: z.record(z.string(), z.number().int()),
  /** Offers whose shopper went on to ask that very question, or any, within the horizon. */
  wentOnToAsk: z.number().int(),
  askedAnything: z.number().int(),
  /** Of all questions of that kind in these days, how many an offer came before. */
  questions: z.number().int(),
  foreseen: z.number().int(),
  /** Minutes from offer to question: quartiles. */
  leadMinutes: z.object({ q1: z.number(), median: z.number(), q3: z.number() }).optional(),
  ordered: z.number().int(),
  byDay: z.array(z.object({ day: z.string(), offers: z.number().int(), wentOnToAsk: z.number().int() })),
  examples: z.array(rehearsalExample).max(20),
  milliseconds: z.number(),
});
export type RehearsalResult = z.infer<typeof rehearsalResult>;
export const rehearsalView = z.object({
  rehearsalId: z.string(),
  name: z.string(),
  days: z.number().int(),
  limits: policyLimits,
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** 0 to 1, by events read. */
  progress: z.number(),
  events: z.number().int(),
  eventsPerSecond: z.number(),
  message: z.string().optional(),
  result: rehearsalResult.optional(),
});
export type RehearsalView = z.infer<typeof rehearsalView>;
