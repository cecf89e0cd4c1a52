import { browse, lookAt, readHelp } from './browsing.js';
import { byShop, buy, paymentMethod, report, toCheckout, type Order } from './orders.js';
import type { Situation } from './load.js';
import { favourite, spokenOf } from './taste.js';
import { DAY, HOUR, MINUTE, Visit, type Story } from './visit.js';

/** What the last days hold: the reason why a shopper might write to us now. */

type Telling = (story: Story, shopperId: string) => void;

/** Situations that are about an order; it is one of the shopper's purchases. */
export const aboutAnOrder: ReadonlySet<Situation> = new Set([
  'order-in-transit',
  'order-delayed',
  'order-delivered',
  'refund-pending',
]);

/** A visit that began so long ago; where that is a day or more, by day and up to a day earlier. */
function ago(story: Story, shopperId: string, time: number): Visit {
  const latest = story.now - time - story.random.between(0, 50) * MINUTE;
  if (time < DAY) return new Visit(story, shopperId, latest);
  const at = latest - (latest % DAY) + story.random.between(9 * 60, 20 * 60) * MINUTE;
  return new Visit(story, shopperId, at > latest ? at - DAY : at);
}

const ordered = (story: Story, shopperId: string, time: number): Order =>
  buy(ago(story, shopperId, time), spokenOf(story, story.random.between(1, 2)));

/** Looks at the orders, as people do who wait for something. */
function checksOrders(story: Story, shopperId: string, time: number, intent: string): void {
  const visit = ago(story, shopperId, time);
  visit.opens('/account/orders', story.shopper.language === 'zh' ? '我的订单' : 'My orders');
  if (story.random.chance(0.6)) readHelp(visit, intent);
}

const tellings: Readonly<Record<Situation, Telling>> = {
  browsing: (story, shopperId) => {
    const products = [favourite(story), favourite(story), favourite(story)];
    lookAt(ago(story, shopperId, 2 * HOUR), products);
  },

  'cart-abandoned': (story, shopperId) => {
    const visit = ago(story, shopperId, story.random.between(3, 20) * HOUR);
    toCheckout(visit, spokenOf(story, 2), story.shopper.couponUser ? 'denied' : undefined);
  },

  'order-in-transit': (story, shopperId) => {
    const order = ordered(story, shopperId, 2 * DAY + 3 * HOUR);
    const today = story.random.chance(0.35);
    report(story, order, [
      ['processing', 2],
      ['shipped', 22],
      ...(today ? ([['out_for_delivery', (story.now - 4 * HOUR - order.placedAt) / HOUR]] as const) : []),
    ]);
    checksOrders(story, shopperId, HOUR, 'order_status');
  },

  'order-delayed': (story, shopperId) => {
    const order = ordered(story, shopperId, story.random.between(6, 8) * DAY);
    report(story, order, [
      ['processing', 2],
      ['shipped', 24],
      ['delayed', 80],
    ]);
    checksOrders(story, shopperId, DAY, 'delivery_time');
    checksOrders(story, shopperId, 2 * HOUR, 'order_status');
  },

  'order-delivered': (story, shopperId) => {
    const order = ordered(story, shopperId, story.random.between(5, 7) * DAY);
    report(story, order, [
      ['processing', 2],
      ['shipped', 24],
      ['out_for_delivery', 69],
      ['delivered', 73],
    ]);
    checksOrders(story, shopperId, 4 * HOUR, 'return_item');
  },

  'payment-failed': (story, shopperId) => {
    const visit = ago(story, shopperId, story.random.between(2, 6) * HOUR);
    const { order_id } = toCheckout(visit, spokenOf(story, 2));
    const payment_method = paymentMethod(story);
    for (const reason of ['declined', 'authentication-incomplete']) {
      visit.does('PaymentInfoEntered', { order_id, payment_method });
      visit.does('PaymentFailed', { order_id, payment_method, reason });
    }
  },

  'refund-pending': (story, shopperId) => {
    const order = ordered(story, shopperId, story.random.between(22, 26) * DAY);
    report(story, order, [
      ['processing', 2],
      ['shipped', 24],
      ['out_for_delivery', 69],
      ['delivered', 73],
    ]);
    const visit = ago(story, shopperId, 14 * DAY);
    visit.opens('/account/returns', story.shopper.language === 'zh' ? '退货' : 'Returns');
    const { order_id } = order.data;
    visit.does('CustomEventTracked', { name: 'Return Requested', properties: { order_id } });
    const received = story.now - 9 * DAY;
    byShop(story, shopperId, 'CustomEventTracked', received, {
      name: 'Return Received',
      properties: { order_id },
    });
    checksOrders(story, shopperId, 5 * HOUR, 'refund_status');
  },

  lapsed: () => undefined,

  new: (story, shopperId) => browse(ago(story, shopperId, 3 * HOUR)),
};

export const tellSituation: Telling = (story, shopperId) =>
  tellings[story.shopper.situation](story, shopperId);
