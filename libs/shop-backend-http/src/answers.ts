import { actRefusals } from '#assistance';
import { orderView } from '#protocol';
import { z } from 'zod';

/** What a shop's server may answer; whatever else it sends is not believed. */

const webAddress = z
  .union([z.url({ protocol: /^https?$/ }), z.string().regex(/^\/(?![/\\])/)])
  .check(z.maxLength(4000));

const product = z.object({
  productId: z.string().min(1).max(200),
  name: z.object({ en: z.string().max(500), zh: z.string().max(500) }).partial(),
  price: z.number().optional(),
  currency: z.string().max(8).optional(),
  stock: z.number().int().min(0).optional(),
  url: webAddress.optional(),
  imageUrl: webAddress.optional(),
});

export const ordersAnswer = z.object({ orders: z.array(orderView).max(1000) });
export const productsAnswer = z.object({ products: z.array(product).max(50) });
export const actAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('done'),
    reference: z.string().min(1).max(200),
    document: z.object({ title: z.string().min(1).max(300), url: webAddress }).optional(),
  }),
  z.object({ outcome: z.literal('refused'), reason: z.enum(actRefusals) }),
]);
