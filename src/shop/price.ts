import type { placeOrder } from '#protocol';
import type { z } from 'zod';
import type { Catalogue, Product } from '../demo/load.js';
import { refuse } from '../errors/problems.js';
import { discountOf } from './coupons.js';

type Order = z.output<typeof placeOrder>;

export interface PricedLine {
  readonly product: Product;
  readonly quantity: number;
  readonly size?: string;
  readonly recommendationId?: string;
}
export interface PricedOrder {
  readonly lines: readonly PricedLine[];
  readonly goods: number;
  readonly discount: number;
  readonly shipping: number;
  readonly total: number;
}

const SHIPPING_PRICE = { standard: 4.9, express: 9.9 } as const;

/** What an order costs by the catalogue, whatever the page believes. @throws Refusal for what cannot be sold */
export function priced(
  { lines, coupon, shipping: way = 'standard' }: Pick<Order, 'lines' | 'coupon' | 'shipping'>,
  catalogue: Catalogue,
): PricedOrder {
  const full = lines.map((line) => fullLine(line, catalogue));
  const goods = cents(full.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0));
  const discount = coupon === undefined ? 0 : cents(discountOf(coupon, goods));
  const free = way === 'standard' && goods - discount >= catalogue.shop.freeShippingFrom;
  const shipping = free ? 0 : SHIPPING_PRICE[way];
  return { lines: full, goods, discount, shipping, total: cents(goods - discount + shipping) };
}

function fullLine(
  { productId, quantity, size, recommendationId }: Order['lines'][number],
  { products }: Catalogue,
): PricedLine {
  const product = products.find(({ id }) => id === productId);
  if (product === undefined) throw refuse('invalid-input', `There is no product ${productId}.`);
  if (size !== undefined && product.sizes?.includes(size) !== true) {
    throw refuse('invalid-input', `${product.name.en} does not come in size ${size}.`);
  }
  if (quantity > product.stock)
    throw refuse('conflict', `Only ${product.stock} of ${product.name.en} are left.`);
  return {
    product,
    quantity,
    ...(size !== undefined && { size }),
    ...(recommendationId !== undefined && { recommendationId }),
  };
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;
