import { track } from '../presage.js';
import { type CartLine, fullLines, type FullLine, limitOf, quantityOf, withQuantity } from './cart.js';
import type { Product } from './catalogue.js';
import { checkCoupon, type Totals, totalsOf } from './pricing.js';
import { recommendationOf } from './followed.js';
import type { Shop } from './shop.js';
import { valueOf } from './state.js';
import { cartChanged } from './tracking.js';

/** What a shopper does with the basket. Each changes the state and reports it. */

export const linesIn = ({ state }: Shop): readonly FullLine[] =>
  fullLines(state.cart, valueOf(state.catalogue)?.products ?? []);

export const totalsIn = (shop: Shop): Totals =>
  totalsOf(linesIn(shop), {
    shipping: shop.state.checkout?.shipping ?? 'standard',
    coupon: shop.state.coupon,
    freeFrom: valueOf(shop.state.catalogue)?.shop.freeShippingFrom ?? Infinity,
  });

export function addToCart(shop: Shop, product: Product): void {
  const { cart, size } = shop.state;
  if (product.sizes && size === undefined) {
    shop.update({ notice: 'choose-size' });
    return;
  }
  const recommendationId = recommendationOf(product.id);
  const line = { ...lineOf(product.id, size), ...(recommendationId !== undefined && { recommendationId }) };
  const quantity = quantityOf(cart, line) + 1;
  if (quantity > limitOf(product)) {
    shop.update({ notice: 'at-limit' });
    return;
  }
  shop.update({ cart: withQuantity(cart, line, quantity), notice: 'added' });
  track('Product Added', cartChanged(product, 1, { size, recommendationId }));
}

export function setQuantity(
  shop: Shop,
  { product, size, recommendationId, quantity: before }: FullLine,
  quantity: number,
): void {
  const next = Math.max(0, Math.min(quantity, limitOf(product)));
  if (next === before) return;
  shop.update({
    cart: withQuantity(shop.state.cart, lineOf(product.id, size), next),
    couponAnswer: undefined,
  });
  const event = next > before ? 'Product Added' : 'Product Removed';
  track(event, cartChanged(product, Math.abs(next - before), { size, recommendationId }));
}

const lineOf = (productId: string, size: string | undefined): Omit<CartLine, 'quantity'> => ({
  productId,
  ...(size !== undefined && { size }),
});

export function enterCoupon(shop: Shop, text: string): void {
  if (text.trim() === '') return;
  const answer = checkCoupon(text, totalsIn(shop).goods);
  shop.update({ couponAnswer: answer, coupon: answer.ok ? answer.code : undefined });
  const coupon = { coupon_id: answer.code, coupon_name: answer.code };
  track('Coupon Entered', coupon);
  if (answer.ok) track('Coupon Applied', { ...coupon, discount: answer.discount });
  else track('Coupon Denied', { ...coupon, reason: answer.reason });
}
