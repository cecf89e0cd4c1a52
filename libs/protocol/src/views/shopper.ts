import { z } from 'zod';
import { orderStatus } from '../events/behaviour.js';
import { forgotten } from '../events/forgotten.js';

/** What queries answer. Times are ISO 8601 in UTC, money is in the currency named beside it. */

export const cartLine = z.object({
  productId: z.string(),
  name: z.string().optional(),
  price: z.number().optional(),
  quantity: z.number(),
});

export const orderView = z.object({
  orderId: z.string(),
  shopperId: z.string(),
  status: orderStatus,
  total: z.number().optional(),
  currency: z.string().optional(),
  products: z.array(cartLine),
  placedAt: z.string(),
  updatedAt: z.string(),
  carrier: z.string().optional(),
  trackingNumber: z.string().optional(),
  /** Day, `2026-11-24`. */
  expectedAt: z.string().optional(),
});
export type OrderView = z.infer<typeof orderView>;

/** A decayed sum as of `at`: its value now is `score × 2^(−(now − at) / half-life)`. */
export const affinity = z.object({ name: z.string(), score: z.number(), at: z.string() });
export type Affinity = z.infer<typeof affinity>;

export const lifecycleStage = z.enum(['visitor', 'prospect', 'customer', 'loyal', 'at-risk', 'lapsed']);
export type LifecycleStage = z.infer<typeof lifecycleStage>;

export const portraitTraits = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  city: z.string().optional(),
  language: z.string().optional(),
});
export type PortraitTraits = z.infer<typeof portraitTraits>;

export const portrait = z.object({
  shopperId: z.string(),
  /** Every id this person has been seen under, oldest first. */
  identities: z.array(z.object({ shopperId: z.string(), since: z.string() })),
  /** What they told of themselves; forgotten where that was, and nothing has been told since. */
  traits: z.union([portraitTraits, forgotten]),
  firstSeen: z.string(),
  lastSeen: z.string(),
  device: z.string().optional(),
  locale: z.string().optional(),
  /** Visits separated by 30 minutes of silence. */
  sessions: z.number().int(),
  events: z.number().int(),
  /** Orders less cancelled and refunded ones. */
  orderCount: z.number().int(),
  /** Sum of their totals. */
  spent: z.number(),
  currency: z.string().optional(),
  lastOrderAt: z.string().optional(),
  /** View 1, cart 3, purchase 5; strongest first as of `lastSeen`, at most 20 each. */
  affinities: z.object({
    category: z.array(affinity),
    brand: z.array(affinity),
    priceBand: z.array(affinity),
  }),
  /** In which the affinities fade to half. */
  halfLifeDays: z.number(),
  cart: z.array(cartLine),
  openOrders: z.array(
    z.object({ orderId: z.string(), status: orderStatus, expectedAt: z.string().optional() }),
  ),
  coupons: z.object({ applied: z.number().int(), denied: z.number().int() }),
  /** As of `lastSeen`; `stageOf(portrait, now)` of the shopper library tells it for another moment. */
  stage: lifecycleStage,
  intents: z.array(z.object({ intent: z.string(), count: z.number().int(), lastAt: z.string() })),
  ratings: z.array(z.object({ rating: z.number(), at: z.string() })),
});
export type Portrait = z.infer<typeof portrait>;

export const journeyEntry = z.object({
  eventId: z.string(),
  type: z.string(),
  at: z.string(),
  /** What it was about, in the shop's own words: a product's name, a page's title, a search. */
  subject: z.string().optional(),
  path: z.string().optional(),
});
export type JourneyEntry = z.infer<typeof journeyEntry>;

export const journey = z.object({
  shopperId: z.string(),
  /** Newest last, at most 200. */
  entries: z.array(journeyEntry),
  currentPage: z.object({ path: z.string().optional(), title: z.string().optional() }).optional(),
  sessionStartedAt: z.string(),
  lastSeen: z.string(),
});
export type Journey = z.infer<typeof journey>;
