import type { FullLine } from './cart.js';
import type { Category, Product } from './catalogue.js';
import type { Totals } from './pricing.js';

/** Properties of the events the shop reports, as Segment's e-commerce spec v2 names them. */

export type Properties = Readonly<Record<string, unknown>>;

const CURRENCY = 'EUR';
/** Longest list sent with `Product List Viewed`. */
const LISTED = 30;

/** Names are English, whatever the shopper reads, so that the same product has the same name in every report. */
export const productProperties = (product: Product): Properties => ({
  product_id: product.id,
  name: product.name.en,
  category: product.category,
  brand: product.brand,
  price: product.price,
  currency: CURRENCY,
  url: `/shop/p/${product.id}`,
});

/** Whatever follows from a recommendation says from which, so that what came of it can be counted. */
const from = (recommendationId: string | undefined): Properties =>
  recommendationId === undefined ? {} : { recommendation_id: recommendationId };

export const productViewed = (product: Product, recommendationId: string | undefined): Properties => ({
  ...productProperties(product),
  ...from(recommendationId),
});

/** @param position among what was recommended, from 1 */
export const recommendedClicked = (
  product: Product,
  recommendationId: string,
  position: number,
): Properties => ({ ...productViewed(product, recommendationId), position });

const lineProperties = ({ product, quantity, ...line }: FullLine): Properties =>
  cartChanged(product, quantity, line);

export const listViewed = (category: Category | undefined, products: readonly Product[]): Properties => ({
  list_id: category?.id ?? 'all',
  category: category?.id ?? 'all',
  products: products
    .slice(0, LISTED)
    .map((product, at) => ({ ...productProperties(product), position: at + 1 })),
});

export const cartChanged = (
  product: Product,
  quantity: number,
  {
    size,
    recommendationId,
  }: { readonly size?: string | undefined; readonly recommendationId?: string | undefined },
): Properties => ({
  ...productViewed(product, recommendationId),
  quantity,
  ...(size !== undefined && { variant: size }),
});

export const cartViewed = (cartId: string, lines: readonly FullLine[]): Properties => ({
  cart_id: cartId,
  products: lines.map(lineProperties),
});

export const checkoutStarted = (
  checkoutId: string,
  lines: readonly FullLine[],
  totals: Totals,
  coupon: string | undefined,
): Properties => ({
  checkout_id: checkoutId,
  value: totals.total,
  revenue: totals.goods,
  shipping: totals.shipping,
  discount: totals.discount,
  currency: CURRENCY,
  ...(coupon !== undefined && { coupon }),
  products: lines.map(lineProperties),
});
