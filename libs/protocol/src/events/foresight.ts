import { z } from 'zod';
import { band, rankedIntent } from './conversation.js';
import { defineEvent, id } from './define-event.js';

const share = z.number().min(0).max(1);
const shopper = { shopperId: id };

/** How much of what speaks for a prediction is this event's. */
export const influence = z.object({ eventId: id, influence: share });
export type Influence = z.infer<typeof influence>;

/** Where products are recommended. */
export const recommendationPlace = z.enum(['home', 'product', 'cart', 'chat', 'desk']);
export type RecommendationPlace = z.infer<typeof recommendationPlace>;

/** Why a product is recommended; all but the last two name what it is about. */
export const reasonKind = z.enum(['similar', 'goes-with-cart', 'others-went-on', 'for-you', 'popular']);
export type ReasonKind = z.infer<typeof reasonKind>;

/** What became of a recommendation. */
export const followedBy = z.enum(['viewed', 'added', 'ordered']);
export type FollowedBy = z.infer<typeof followedBy>;

/** What is believed of a shopper, and what became of what was recommended to them; streams `foresight-<shopper id>`. */
export const foresightEvents = [
  /** Written when the leading question or its band changes, not for every event. */
  defineEvent(
    'QuestionPredicted',
    z.object({
      ...shopper,
      /** Null: they will most likely ask nothing. */
      intent: id.nullable(),
      /** Of the leading question; where there is none, that nothing is asked. */
      probability: share,
      band,
      /** Other questions, most probable first. */
      alternatives: z.array(rankedIntent).max(4),
      /** That nothing is asked within the horizon. */
      none: share,
      horizonHours: z.number().positive(),
      /** Most influential first. */
      evidence: z.array(influence).max(10),
      model: z.object({ name: id, version: id }),
      /** Position of the last event that it rests on. */
      upTo: z.string().regex(/^\d+$/),
    }),
  ),
  /** The same products shown again at the same place within the hour are the same recommendation. */
  defineEvent(
    'ProductsRecommended',
    z.object({
      ...shopper,
      recommendationId: id,
      place: recommendationPlace,
      products: z
        .array(z.object({ productId: id, reason: reasonKind, about: id.optional() }))
        .min(1)
        .max(20),
      model: z.object({ name: id, version: id }),
    }),
  ),
  defineEvent(
    'RecommendationFollowed',
    z.object({
      ...shopper,
      recommendationId: id,
      /** Where it was shown, and why. */
      place: recommendationPlace,
      reason: reasonKind,
      productId: id,
      by: followedBy,
      /** The view, addition or order itself. */
      eventId: id,
      /** Of the order's line, where it was ordered. */
      amount: z.number().optional(),
      currency: z.string().max(8).optional(),
    }),
  ),
] as const;
