import { z } from 'zod';
import { id } from '../events/define-event.js';
import { orderStatus } from '../events/behaviour.js';

/** The demo shop's own server, under `/shop/api`; a real shop has its own. */

/** Somebody one can log in as. */
export const demoPerson = z.object({
  shopperId: z.string(),
  name: z.string(),
  city: z.string(),
  language: z.enum(['en', 'zh']),
  /** What they are in the middle of, for example `order-delayed`. */
  situation: z.string(),
});
export type DemoPerson = z.infer<typeof demoPerson>;

export const shopLogin = z.object({ shopperId: id });
/** For the `userId` and `userHash` of a visitor request. */
export const shopLoginReply = z.object({ userId: z.string(), userHash: z.string(), name: z.string() });
export type ShopLoginReply = z.infer<typeof shopLoginReply>;

/** Prices come from the catalogue, whoever buys from the visitor token. */
export const placeOrder = z.object({
  /** A visitor token. */
  token: z.string().max(4000),
  /** Made by the page; sending it again places nothing twice. */
  checkoutId: z.uuid(),
  lines: z
    .array(
      z.object({
        productId: id,
        quantity: z.number().int().min(1).max(99),
        size: z.string().max(40).optional(),
        /** Of the recommendation that led to it. */
        recommendationId: id.optional(),
      }),
    )
    .min(1)
    .max(50),
  /** Absent: `standard`. */
  shipping: z.enum(['standard', 'express']).optional(),
  coupon: z.string().max(100).optional(),
});
export type PlaceOrder = z.input<typeof placeOrder>;
export const placedOrder = z.object({
  orderId: z.string(),
  status: orderStatus,
  total: z.number(),
  shipping: z.number(),
  discount: z.number(),
  currency: z.string(),
  /** Day on which delivery is expected, `2026-11-24`. */
  expectedAt: z.string(),
});
export type PlacedOrder = z.infer<typeof placedOrder>;
