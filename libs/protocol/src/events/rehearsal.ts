import { z } from 'zod';
import { language } from './conversation.js';
import { defineEvent, id, isoTime } from './define-event.js';
import { helpPolicy } from './help.js';

const count = z.number().int().min(0);
const position = z.string().regex(/^\d{1,18}$/);

/** What a policy would have done in the days of a rehearsal. */
export const rehearsalFigures = z.object({
  /** Shoppers who were there. */
  shoppers: count,
  /** Offers, and the shoppers that would have been interrupted. */
  offers: count,
  interrupted: count,
  heldOut: count,
  /** Things for which the conditions held and a limit forbade the offer, by limit; each of a person once. */
  withheld: z.record(z.string(), count),
  /** Offers whose shopper went on to ask that very question, or any, within the horizon. */
  wentOnToAsk: count,
  askedAnything: count,
  /** Of all questions of that kind in these days, how many an offer came before. */
  questions: count,
  foreseen: count,
  /** Minutes from offer to question: quartiles. */
  leadMinutes: z.object({ q1: z.number(), median: z.number(), q3: z.number() }).optional(),
  ordered: count,
  byDay: z.array(z.object({ day: z.string(), offers: count, wentOnToAsk: count })),
});
export type RehearsalFigures = z.infer<typeof rehearsalFigures>;

/** Where the words of a card come from: how often something happened, and the events that name the rest. */
export const seenIn = z.object({
  times: count.optional(),
  product: id.optional(),
  order: id.optional(),
  coupon: id.optional(),
});
export type SeenIn = z.infer<typeof seenIn>;

/** An offer of a rehearsal, by reference: what it said and named is read from the events themselves. */
export const rehearsedExample = z.object({
  shopperId: id,
  at: isoTime,
  arm: z.enum(['offer', 'hold-out']),
  language,
  probability: z.number().optional(),
  seen: seenIn,
  /** Event ids, newest first. */
  evidence: z.array(id).max(10),
  /** What they asked afterwards, within the horizon, and how many minutes later. */
  asked: z.object({ intent: id.nullable(), minutes: z.number(), same: z.boolean() }).optional(),
  ordered: z.boolean(),
});
export type RehearsedExample = z.infer<typeof rehearsedExample>;

const rehearsal = { rehearsalId: id };

/** Policies tried on days that have passed; streams `rehearsal-<rehearsal id>`. */
export const rehearsalEvents = [
  defineEvent(
    'RehearsalStarted',
    z.object({
      ...rehearsal,
      /** Of a policy that is kept; absent: of a draft. */
      policyId: id.optional(),
      policy: helpPolicy,
      /** The version in force, where it goes through the same days beside this text. */
      beside: z.object({ version: z.number().int().min(1), policy: helpPolicy }).optional(),
      from: isoTime,
      to: isoTime,
      /** The last position that is looked at. */
      upTo: position,
    }),
  ),
  defineEvent(
    'RehearsalCompleted',
    z.object({
      ...rehearsal,
      events: count,
      figures: rehearsalFigures,
      beside: rehearsalFigures.optional(),
      examples: z.array(rehearsedExample).max(20),
      milliseconds: z.number().min(0),
    }),
  ),
  defineEvent('RehearsalCancelled', z.object(rehearsal)),
  defineEvent('RehearsalFailed', z.object({ ...rehearsal, reason: z.string().max(2000) })),
  /** The process that went through it ended before it did. */
  defineEvent('RehearsalInterrupted', z.object(rehearsal)),
] as const;
