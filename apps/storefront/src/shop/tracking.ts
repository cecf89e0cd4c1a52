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

const lineProperties = ({ product, quantity, size }: FullLine): Properties => ({
  ...productProperties(product),
  quantity,
  ...(size !== undefined && { variant: size }),
});

export const listViewed = (category: Category | undefined, products: readonly Product[]): Properties => ({
  list_id: category?.id ?? 'all',
  category: category?.id ?? 'all',
  products: products
    .slice(0, LISTED)
    .map((product, at) => ({ ...productProperties(product), position: at + 1 })),
});

export const cartChanged = (product: Product, quantity: number, size?: string): Properties => ({
  ...productProperties(product),
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
