import { z } from 'zod';
import { defineEvent, id, personal, text, type Upcaster } from './define-event.js';

/**
 * What shoppers do. Names and properties are those of Segment's e-commerce spec v2 (names without spaces,
 * properties as sent, snake case); properties the spec does not know are kept.
 */

/** Clients send prices and ratings as numbers or as text ("18.99"); stored as a number. */
const decimal = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
const count = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);
const idLike = z.union([id, z.number().transform(String)]);

/** Where and with what it happened: the parts of Segment's `context` that the portrait uses. */
const context = z
  .object({
    page: z
      .looseObject({ path: text(2000), url: text(4000), title: text(500), referrer: text(4000) })
      .partial(),
    device: z.enum(['mobile', 'tablet', 'desktop']),
    locale: z.string().max(40),
    timezone: z.string().max(80),
    library: z.string().max(120),
  })
  .partial();

const product = z.looseObject({
  product_id: idLike,
  sku: idLike.optional(),
  name: text(500).optional(),
  category: text(200).optional(),
  brand: text(200).optional(),
  variant: text(200).optional(),
  price: decimal.optional(),
  quantity: count.optional(),
  coupon: text(100).optional(),
  currency: z.string().max(8).optional(),
  position: count.optional(),
  url: text(4000).optional(),
  image_url: text(4000).optional(),
});
export type ProductProperties = z.output<typeof product>;

const order = {
  order_id: idLike,
  checkout_id: idLike.optional(),
  total: decimal.optional(),
  revenue: decimal.optional(),
  value: decimal.optional(),
  shipping: decimal.optional(),
  tax: decimal.optional(),
  discount: decimal.optional(),
  coupon: text(100).optional(),
  currency: z.string().max(8).optional(),
  products: z.array(product).max(500).optional(),
};

/** The behaviour types, each an object that keeps unknown properties, and what all have in common. */
const common = {
  context: context.optional(),
  /** The time the sender claimed, where it lay in the future and was not believed. */
  claimed_at: z.string().max(60).optional().catch(undefined),
};

const event = <const Type extends string, Shape extends z.core.$ZodLooseShape>(
  type: Type,
  shape: Shape,
  upcasters: readonly Upcaster[] = [],
) => defineEvent(type, z.looseObject({ ...shape, ...common }), upcasters);

/** Version 1 of a review took any text as its rating; what is no number says nothing that can be counted. */
function withNumericRating(data: unknown): unknown {
  const { rating, ...review } = data as { readonly rating?: unknown };
  const parsed = decimal.safeParse(rating);
  return parsed.success ? { ...review, rating: parsed.data } : review;
}

/** States an order passes through. `delayed` may come and go while it is on its way. */
export const orderStatus = z.enum([
  'placed',
  'processing',
  'shipped',
  'out_for_delivery',
  'delayed',
  'delivered',
  'cancelled',
  'refunded',
]);
export type OrderStatus = z.infer<typeof orderStatus>;

export const behaviourEvents = [
  event('ShopperSeen', {}),
  event('ShopperIdentified', {
    /** The shop's own id of the person; absent where a visitor told who they are without logging in. */
    user_id: id.optional(),
    /** What the visitor was called before, where the two are now known to be one. */
    anonymous_id: id.optional(),
    traits: personal(
      z.looseObject({
        name: text(200).optional(),
        first_name: text(200).optional(),
        last_name: text(200).optional(),
        email: text(320).optional(),
        phone: text(60).optional(),
        city: text(200).optional(),
        language: z.string().max(20).optional(),
      }),
    ).optional(),
  }),
  /** Two histories are one person's; `from` is folded into the stream's own shopper. Both are shopper ids. */
  event('ShoppersMerged', { from: id, into: id }),
  event('PageViewed', {
    name: text(500).optional(),
    category: text(200).optional(),
    path: text(2000).optional(),
    url: text(4000).optional(),
    title: text(500).optional(),
    referrer: text(4000).optional(),
    search: text(2000).optional(),
  }),
  event('ProductListViewed', {
    list_id: idLike.optional(),
    category: text(200).optional(),
    products: z.array(product).max(500).optional(),
  }),
  event('ProductListFiltered', { list_id: idLike.optional(), category: text(200).optional() }),
  event('ProductClicked', product.shape),
  event('ProductViewed', product.shape),
  event('ProductsSearched', { query: text(500) }),
  event('ProductAdded', { ...product.shape, cart_id: idLike.optional() }),
  event('ProductRemoved', { ...product.shape, cart_id: idLike.optional() }),
  event('ProductAddedToWishlist', { ...product.shape, wishlist_id: idLike.optional() }),
  event('CartViewed', { cart_id: idLike.optional(), products: z.array(product).max(500).optional() }),
  event('CheckoutStarted', { ...order, order_id: idLike.optional() }),
  event('CheckoutStepViewed', { checkout_id: idLike.optional(), step: count.optional() }),
  event('CheckoutStepCompleted', {
    checkout_id: idLike.optional(),
    step: count.optional(),
    shipping_method: text(200).optional(),
    payment_method: text(200).optional(),
  }),
  event('PaymentInfoEntered', {
    checkout_id: idLike.optional(),
    order_id: idLike.optional(),
    payment_method: text(200).optional(),
  }),
  event('PaymentFailed', {
    checkout_id: idLike.optional(),
    order_id: idLike.optional(),
    payment_method: text(200).optional(),
    reason: text(500).optional(),
  }),
  event('CouponEntered', {
    coupon_id: idLike.optional(),
    coupon_name: text(200).optional(),
    order_id: idLike.optional(),
  }),
  event('CouponApplied', {
    coupon_id: idLike.optional(),
    coupon_name: text(200).optional(),
    order_id: idLike.optional(),
    discount: decimal.optional(),
  }),
  event('CouponDenied', {
    coupon_id: idLike.optional(),
    coupon_name: text(200).optional(),
    order_id: idLike.optional(),
    reason: text(500).optional(),
  }),
  event('CouponRemoved', {
    coupon_id: idLike.optional(),
    coupon_name: text(200).optional(),
    order_id: idLike.optional(),
  }),
  event('OrderCompleted', { ...order, shipping_address: personal(z.looseObject({})).optional() }),
  event('OrderUpdated', {
    ...order,
    status: orderStatus.optional().catch(undefined),
    carrier: text(100).optional(),
    tracking_number: text(100).optional(),
    /** Day on which delivery is expected, `2026-11-24`. */
    expected_at: z.iso.date().optional().catch(undefined),
    /** Where it goes from now on. */
    shipping_address: personal(z.looseObject({})).optional(),
    /** Whom the invoice is made out to. */
    billing: personal(z.looseObject({})).optional(),
  }),
  event('OrderRefunded', order),
  event('OrderCancelled', order),
  event(
    'ProductReviewed',
    {
      product_id: idLike,
      review_id: idLike.optional(),
      review_body: personal(text(10_000)).optional(),
      rating: decimal.optional(),
    },
    [withNumericRating],
  ),
  event('HelpArticleViewed', { article_id: idLike, title: text(500).optional() }),
  /** Whatever else a shop tracks, under the name it gave. */
  event('CustomEventTracked', {
    name: text(200),
    /** Nobody knows what is in them, so they are kept as what tells who a person is. */
    properties: personal(z.record(z.string(), z.unknown())).optional(),
  }),
] as const;

export type BehaviourType = (typeof behaviourEvents)[number]['type'];
