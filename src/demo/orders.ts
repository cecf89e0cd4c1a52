import type { DataOf, OrderStatus } from '#protocol';
import { shopperStream } from '#protocol';
import { lookAt } from './browsing.js';
import type { Product } from './load.js';
import { DAY, HOUR, iso, properties, tell, type Story, type Visit } from './visit.js';

type Placed = DataOf<'OrderCompleted'>;
/** An order as far as its later story needs it. */
export interface Order {
  readonly shopperId: string;
  readonly placedAt: number;
  readonly data: Placed;
  readonly products: readonly Product[];
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;
const methods = ['card', 'paypal', 'apple-pay', 'alipay', 'wechat-pay', 'bank-transfer'];

export const paymentMethod = ({ shopper, random }: Story): string =>
  random.weighted(methods, (method) => {
    const chinese = method === 'alipay' || method === 'wechat-pay';
    return chinese === (shopper.language === 'zh') ? 3 : 1;
  });

/** Fills the basket and goes to the checkout. */
export function toCheckout(visit: Visit, products: readonly Product[], coupon?: 'applied' | 'denied') {
  const { story } = visit;
  const { random, catalogue, shopper } = story;
  const order_id = `HP-4${String(story.index).padStart(2, '0')}${String(++story.orders).padStart(2, '0')}`;
  const lines = products.map((product) => ({
    ...properties(story, product),
    quantity: product.price < 30 && random.chance(0.25) ? 2 : 1,
    ...(product.sizes === undefined ? {} : { variant: random.pick(product.sizes) }),
  }));
  lookAt(visit, products);
  for (const line of lines) visit.does('ProductAdded', line);
  visit.does('CartViewed', { products: lines });
  const goods = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const discount = coupon === 'applied' ? cents(goods * 0.1) : 0;
  const shipping = goods - discount >= catalogue.shop.freeShippingFrom ? 0 : 4.9;
  const revenue = cents(goods - discount);
  const data = {
    order_id,
    products: lines,
    revenue,
    shipping,
    total: cents(revenue + shipping),
    currency: catalogue.shop.currency,
    ...(discount > 0 ? { discount, coupon: 'PINE10' } : {}),
  };
  if (coupon === 'applied') {
    visit.does('CouponApplied', { coupon_id: 'PINE10', coupon_name: 'PINE10', order_id, discount });
  }
  if (coupon === 'denied') {
    const reason = shopper.purchases > 0 ? 'first-order-only' : 'expired';
    visit.does('CouponDenied', { coupon_id: 'WELCOME15', coupon_name: 'WELCOME15', order_id, reason });
  }
  visit.does('CheckoutStarted', data);
  return data;
}

/** A visit that ends with an order. */
export function buy(visit: Visit, products: readonly Product[]): Order {
  const { story } = visit;
  const { shopper, random } = story;
  const coupon =
    shopper.couponUser && random.chance(0.6) ? (random.chance(0.75) ? 'applied' : 'denied') : undefined;
  const data = toCheckout(visit, products, coupon);
  visit.does('PaymentInfoEntered', { order_id: data.order_id, payment_method: paymentMethod(story) });
  const placedAt = visit.at;
  visit.does('OrderCompleted', { ...data, shipping_address: { name: shopper.name, city: shopper.city } });
  return { shopperId: visit.shopperId, placedAt, data, products };
}

/** @returns the day, moved to Monday where it is on a weekend */
export function workday(at: number): string {
  const weekday = new Date(at).getUTCDay();
  return iso(at + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * DAY).slice(0, 10);
}

/** Reports one step of an order after another, each so many hours after it was placed. */
export function report(
  story: Story,
  order: Order,
  steps: readonly (readonly [OrderStatus, hours: number])[],
): void {
  const number = String(story.random.between(1_000_000_000, 9_999_999_999));
  const parcel = { carrier: 'Gullpost', tracking_number: `GP${number}` };
  const expected = order.placedAt + 3 * DAY;
  for (const [status, hours] of steps) {
    const at = order.placedAt + hours * HOUR;
    const data = {
      order_id: order.data.order_id,
      total: order.data.total,
      currency: order.data.currency,
      status,
      ...(status === 'processing' ? {} : parcel),
      expected_at: workday(status === 'delayed' ? Math.max(at, story.now) + 2 * DAY : expected),
    };
    byShop(story, order.shopperId, 'OrderUpdated', at, data);
  }
}

/** Something the shop's own systems report about a shopper's order. */
export function byShop<Type extends 'OrderUpdated' | 'OrderRefunded' | 'CustomEventTracked'>(
  story: Story,
  shopperId: string,
  type: Type,
  at: number,
  data: DataOf<Type>,
): void {
  const actor = { kind: 'shop', id: story.catalogue.shop.id } as const;
  tell(story, shopperStream(shopperId), type, at, data, { actor });
}
