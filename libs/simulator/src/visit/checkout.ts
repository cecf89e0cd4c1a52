import { derivedId } from '#kernel';
import { cents, entersCoupon, hesitates, missesPayment, paymentFails } from '../troubles/at-checkout.js';
import type { Order } from '../orders/order.js';
import { sends } from '../orders/parcel.js';
import { regrets } from '../troubles/after-ordering.js';
import type { Checkout } from './checkout-facts.js';
import type { Visit } from './visit.js';

/** From the basket to the order. @returns the order, or undefined where it did not come to that */
export function checkOut(visit: Visit): Order | undefined {
  const { shopper, random } = visit;
  const lines = [...shopper.basket.values()];
  visit.opens('/shop/cart', 0.1);
  visit.does('CartViewed', { cart_id: 'cart', products: lines.map((line) => visit.line(line)) }, 25);
  const goods = cents(
    lines.reduce((sum, { product, quantity }) => sum + visit.properties(product).price * quantity, 0),
  );
  const coupon = random.chance(shopper.person.couponHunter ? 0.6 : 0.1) ? entersCoupon(visit, goods) : {};
  if (coupon.outcome === 'left' || random.chance(0.25)) return undefined;
  const id = derivedId('simulated-checkout', shopper.key, String(visit.at));
  const checkout = { id, lines, goods, ...(coupon.code !== undefined && { code: coupon.code }) };
  begins(visit, checkout);
  if (hesitates(visit, checkout) === 'left' || random.chance(0.08)) return undefined;
  completes(visit, id, 1);
  if (random.chance(0.04)) return undefined;
  completes(visit, id, 2);
  if (missesPayment(visit, checkout) === 'left') return undefined;
  const failed = paymentFails(visit, checkout);
  if (failed === 'left' || (failed !== undefined && random.chance(0.4))) return undefined;
  return pays(visit, checkout);
}

function begins(visit: Visit, { id, lines, goods, code }: Checkout): void {
  visit.opens('/shop/checkout', 0.1);
  const products = lines.map((line) => visit.line(line));
  const data = { checkout_id: id, value: goods, revenue: goods, products };
  visit.does('CheckoutStarted', { ...data, ...(code !== undefined && { coupon: code }) }, 45);
}

function completes(visit: Visit, checkout_id: string, step: 1 | 2): void {
  const shipping_method = visit.random.chance(0.2) ? 'express' : 'standard';
  visit.does('CheckoutStepCompleted', { checkout_id, step, ...(step === 2 && { shipping_method }) }, 30);
}

function pays(visit: Visit, { id, lines, goods, code }: Checkout): Order {
  const { shopper, world, random } = visit;
  const { currency, freeShippingFrom } = world.shop.catalogue.shop;
  if (random.chance(0.3)) {
    visit.does('PaymentInfoEntered', { checkout_id: id, payment_method: shopper.person.payment }, 15);
  }
  const order_id = `SIM-${derivedId(id, 'order').slice(0, 8).toUpperCase()}`;
  const shipping = goods >= freeShippingFrom ? 0 : 4.9;
  const data = {
    order_id,
    checkout_id: id,
    products: lines.map((line) => visit.line(line)),
    revenue: goods,
    shipping,
    total: cents(goods + shipping),
    currency,
    ...(code !== undefined && { coupon: code }),
  };
  const placedAt = visit.at;
  visit.does('OrderCompleted', data, 0.5);
  const done = { checkout_id: id, step: 3, payment_method: shopper.person.payment };
  visit.does('CheckoutStepCompleted', done, 0.2);
  visit.shows(`/shop/thanks/${order_id}`, 'Thank you', 20);
  shopper.basket.clear();
  shopper.orders++;
  const order = { id: order_id, placedAt, total: data.total, lines };
  sends(shopper, order);
  regrets(visit, order);
  return order;
}
