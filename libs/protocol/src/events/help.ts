import { z } from 'zod';
import { type BehaviourType, behaviourEvents } from './behaviour.js';
import { band, language } from './conversation.js';
import { defineEvent, id, personal, text } from './define-event.js';

const happening = z.enum(behaviourEvents.map(({ type }) => type) as [BehaviourType, ...BehaviourType[]]);
const weekday = z.number().int().min(1).max(7);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Write the time as 09:00.');

/** When help is offered: every condition that is there must hold, and something must be foreseen or have happened. */
export const policyConditions = z
  .strictObject({
    /** The leading question that is foreseen, and how far its probability must carry. */
    question: z.strictObject({ intents: z.array(id).min(1).max(20), atLeast: band }).optional(),
    /** What the shopper did, how many times, and within how long. */
    happened: z
      .strictObject({
        event: happening,
        times: z.number().int().min(1).max(20),
        withinMinutes: z
          .number()
          .int()
          .min(1)
          .max(7 * 24 * 60),
      })
      .optional(),
    /** Where they are: the path, or the beginning of it with a star behind, `/checkout*`. */
    pages: z
      .array(text(200).refine((path) => path.startsWith('/'), 'A page begins with a slash.'))
      .max(20)
      .optional(),
    portrait: z
      .strictObject({
        stages: z
          .array(z.enum(['visitor', 'prospect', 'customer', 'loyal', 'at-risk', 'lapsed']))
          .min(1)
          .optional(),
        cartAtLeast: z.number().min(0).optional(),
        hasOpenOrder: z.boolean().optional(),
        languages: z.array(language).min(1).optional(),
      })
      .optional(),
    /** In the shop's time zone; days from Monday, 1, to Sunday, 7. */
    hours: z.strictObject({ days: z.array(weekday).min(1), from: clock, to: clock }).optional(),
    /** Seconds since they did something last, so that nobody is interrupted in the middle of it. */
    afterQuietSeconds: z.number().int().min(0).max(600).optional(),
  })
  .refine(
    ({ question, happened }) => question !== undefined || happened !== undefined,
    'Say which question is foreseen, or what has happened.',
  );
export type PolicyConditions = z.infer<typeof policyConditions>;

/** One sentence and one action. `{{times}}`, `{{product}}`, `{{order}}` and `{{coupon}}` stand for what was seen. */
export const offerWords = z.strictObject({
  saw: text(200).refine((value) => value.trim() !== '', 'Say what was seen.'),
  action: text(60).refine((value) => value.trim() !== '', 'Say what the button does.'),
});
export type OfferWords = z.infer<typeof offerWords>;

export const policyLimits = z.strictObject({
  /** Offers of this policy to one shopper. */
  perSession: z.number().int().min(1).max(10).default(1),
  perDay: z.number().int().min(1).max(20).default(1),
  perWeek: z.number().int().min(1).max(50).default(3),
  /** After an offer was waved away, none of this policy for so long. */
  cooldownHours: z
    .number()
    .min(0)
    .max(24 * 90)
    .default(24),
  /** The share of shoppers to whom it is never offered, to learn what it is worth. */
  holdOut: z.number().min(0).max(0.9).default(0.1),
});
export type PolicyLimits = z.infer<typeof policyLimits>;

export const helpPolicy = z.strictObject({
  name: text(120).refine((value) => value.trim() !== '', 'Give it a name.'),
  when: policyConditions,
  /** What is answered when the offer is taken up; absent: the question that is foreseen. */
  answers: id.optional(),
  offer: z.strictObject({ en: offerWords, zh: offerWords }),
  limits: policyLimits,
});
export type HelpPolicy = z.infer<typeof helpPolicy>;

const policy = { policyId: id };
const shopper = { shopperId: id };

/** How help is offered; streams `policy-<id>`. The version counts the definitions of a policy from 1. */
export const policyEvents = [
  defineEvent(
    'HelpPolicyDefined',
    z.object({ ...policy, version: z.number().int().min(1), policy: helpPolicy }),
  ),
  defineEvent('HelpPolicyEnabled', z.object({ ...policy, version: z.number().int().min(1) })),
  defineEvent('HelpPolicyDisabled', z.object({ ...policy, version: z.number().int().min(1) })),
] as const;

/** Help that was offered to a shopper before they asked; streams `help-<shopper id>`. */
export const helpEvents = [
  defineEvent(
    'HelpOffered',
    z.object({
      ...shopper,
      offerId: id,
      policyId: id,
      policyVersion: z.number().int().min(1),
      /** `hold-out`: it would have been offered and was not, for comparison. */
      arm: z.enum(['offer', 'hold-out']),
      /** What is answered when it is taken up. */
      intent: id.nullable(),
      probability: z.number().min(0).max(1).optional(),
      language,
      saw: personal(text(400)),
      action: text(60),
      /** What it is about: the checkout, the order, the product or the visit. Nothing is offered twice for it. */
      about: id,
      /** The events that led to it, newest first. */
      evidence: z.array(id).max(10),
    }),
  ),
  /** It stood on a screen of theirs. */
  defineEvent('HelpShown', z.object({ ...shopper, offerId: id, policyId: id })),
  defineEvent(
    'HelpDismissed',
    z.object({ ...shopper, offerId: id, policyId: id, how: z.enum(['dismissed', 'expired', 'overtaken']) }),
  ),
  /** For good, until they say otherwise. */
  defineEvent('HelpMuted', z.object({ ...shopper, offerId: id.optional() })),
  defineEvent('HelpUnmuted', z.object({ ...shopper })),
] as const;
