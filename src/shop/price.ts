import type { PlaceOrder } from '#protocol';
import type { Catalogue, Product } from '../demo/load.js';
import { refuse } from '../errors/problems.js';

export interface PricedOrder {
  readonly lines: readonly { readonly product: Product; readonly quantity: number; readonly size?: string }[];
  readonly goods: number;
  readonly discount: number;
  readonly shipping: number;
  readonly total: number;
}

const COUPON = { code: 'PINE10', share: 0.1 };
const SHIPPING = 4.9;

/** What an order costs by the catalogue, whatever the page believes. @throws Refusal for what cannot be sold */
export function priced(
  { lines, coupon }: Pick<PlaceOrder, 'lines' | 'coupon'>,
  catalogue: Catalogue,
): PricedOrder {
  const found = lines.map(({ productId, quantity, size }) => {
    const product = catalogue.products.find(({ id }) => id === productId);
    if (product === undefined) throw refuse('invalid-input', `There is no product ${productId}.`);
    if (size !== undefined && product.sizes?.includes(size) !== true) {
      throw refuse('invalid-input', `${product.name.en} does not come in size ${size}.`);
    }
    if (quantity > product.stock)
      throw refuse('conflict', `Only ${product.stock} of ${product.name.en} are left.`);
    return { product, quantity, ...(size !== undefined && { size }) };
  });
  if (coupon !== undefined && coupon.trim().toUpperCase() !== COUPON.code) {
    throw refuse('invalid-input', `The coupon ${coupon} is not valid.`);
  }
  const goods = cents(found.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0));
  const discount = coupon === undefined ? 0 : cents(goods * COUPON.share);
  const shipping = goods - discount >= catalogue.shop.freeShippingFrom ? 0 : SHIPPING;
  return { lines: found, goods, discount, shipping, total: cents(goods - discount + shipping) };
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;
