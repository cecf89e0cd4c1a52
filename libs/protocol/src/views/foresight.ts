import { z } from 'zod';
import { band, rankedIntent } from '../events/conversation.js';
import { reasonKind, recommendationPlace } from '../events/foresight.js';

const share = z.number();
const model = z.object({ name: z.string(), version: z.string() });

/** A product with why it is shown. `about`: the product that it resembles, goes with, or was gone on from. */
export const recommendedProduct = z.object({
  productId: z.string(),
  name: z.string(),
  category: z.string().optional(),
  price: z.number().optional(),
  currency: z.string().optional(),
  url: z.string().optional(),
  imageUrl: z.string().optional(),
  reason: z.object({
    kind: reasonKind,
    about: z.object({ productId: z.string(), name: z.string() }).optional(),
  }),
});
export type RecommendedProduct = z.infer<typeof recommendedProduct>;

/** `recommendationId` goes into the events that follow from it, as `recommendation_id`. */
export const recommendations = z.object({
  recommendationId: z.string(),
  place: recommendationPlace,
  products: z.array(recommendedProduct),
});
export type Recommendations = z.infer<typeof recommendations>;

/** `GET /api/recommendations`, with a visitor token as bearer. */
export const recommendationsQuery = z.object({
  place: recommendationPlace.exclude(['desk']),
  /** The product that is looked at. */
  product: z.string().max(200).optional(),
  language: z.enum(['en', 'zh']).optional(),
  limit: z.coerce.number().int().min(1).max(20).default(6),
});

/** `GET /api/products/search`: products that an agent can send. */
export const productSearch = z.object({
  q: z.string().trim().min(1).max(200),
  language: z.enum(['en', 'zh']).default('en'),
  limit: z.coerce.number().int().min(1).max(50).default(12),
});
export type ProductSearch = z.output<typeof productSearch>;

/** The question that a shopper is most likely about to ask. */
export const predictedQuestion = z.object({
  /** Null: none. */
  intent: z.string().nullable(),
  probability: share,
  band,
  alternatives: z.array(rankedIntent),
  none: share,
});
export type PredictedQuestion = z.infer<typeof predictedQuestion>;

/** An event that raised the leading question, with its share of what all of them raised it by. */
export const evidenceEntry = z.object({
  eventId: z.string(),
  type: z.string(),
  at: z.string(),
  subject: z.string().optional(),
  detail: z.string().optional(),
  influence: share,
});
export type EvidenceEntry = z.infer<typeof evidenceEntry>;

/** What is believed of a shopper at this moment. */
export const foresightView = z.object({
  shopperId: z.string(),
  /** Of the last event that it rests on. */
  at: z.string(),
  model,
  horizonHours: z.number(),
  comeBackDays: z.number(),
  question: predictedQuestion,
  /** Most influential first. */
  evidence: z.array(evidenceEntry),
  /** Probabilities: an order in this session, the session ending here, another visit within `comeBackDays`. */
  purchase: share,
  leave: share,
  comeBack: share,
  products: z.array(recommendedProduct),
});
export type ForesightView = z.infer<typeof foresightView>;
