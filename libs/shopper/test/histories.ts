import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';
import { conversationStream, type DataOf } from '#protocol';
import { happened, merged } from './happened.js';

const HOUR = 3_600_000;
const shopper = fc.constantFrom('a-1', 'a-2', 'a-3', 'u-1', 'u-2');
const time = fc.nat(24 * 60).map((hours) => Date.UTC(2026, 0, 1) + hours * HOUR);
const product = fc.record({
  product_id: fc.constantFrom('p-1', 'p-2', 'p-3'),
  category: fc.constantFrom('scarves', 'hats'),
  price: fc.constantFrom(9, 49.9, 310),
});
/** Ids that could be taken for a shopper's key, and two that meet. */
const orderId = fc.constantFrom('1001', '1002', 'shopper:a-1', 'order:1001');
const order = fc.record({
  order_id: orderId,
  total: fc.nat(200),
  products: fc.array(product, { maxLength: 2 }),
});
const status = fc.constantFrom('shipped', 'delivered', 'delayed');

const reading = (shopperId: string, intent: string): DataOf<'IntentClassified'> => ({
  conversationId: `c-${shopperId}`,
  shopperId,
  messageId: 'm1',
  ranking: [{ intent, probability: 0.9 }],
  outOfScope: false,
  band: 'sure',
  language: 'en',
  model: { name: 'intents', version: '1' },
});
const spoken = (event: RecordedEvent, shopperId: string): RecordedEvent => ({
  ...event,
  stream: conversationStream(`c-${shopperId}`),
});

/** Anything a few shoppers may do, in any order and late, whose ids turn out to be one person's or not. */
const anEvent: fc.Arbitrary<() => RecordedEvent> = fc.oneof(
  fc.tuple(shopper, product, time).map(
    ([who, data, at]) =>
      () =>
        happened(who, 'ProductViewed', data, at),
  ),
  fc.tuple(shopper, product, time).map(
    ([who, data, at]) =>
      () =>
        happened(who, 'ProductAdded', data, at),
  ),
  fc.tuple(shopper, time).map(
    ([who, at]) =>
      () =>
        happened(who, 'ShopperSeen', {}, at),
  ),
  fc.tuple(shopper, fc.constantFrom('Ann', 'Bo'), time).map(
    ([who, name, at]) =>
      () =>
        happened(who, 'ShopperIdentified', { traits: { name } }, at),
  ),
  fc.tuple(shopper, order, time).map(
    ([who, data, at]) =>
      () =>
        happened(who, 'OrderCompleted', data, at),
  ),
  fc.tuple(shopper, orderId, status, time).map(
    ([who, order_id, state, at]) =>
      () =>
        happened(who, 'OrderUpdated', { order_id, status: state }, at),
  ),
  fc.tuple(shopper, orderId, time).map(
    ([who, order_id, at]) =>
      () =>
        happened(who, 'OrderCancelled', { order_id }, at),
  ),
  fc.tuple(shopper, shopper, time).map(
    ([from, into, at]) =>
      () =>
        merged(from, into, at),
  ),
  fc.tuple(shopper, fc.constantFrom('order_status', 'returns'), time).map(
    ([who, intent, at]) =>
      () =>
        spoken(happened(who, 'IntentClassified', reading(who, intent), at), who),
  ),
);

/** Random histories of shoppers, as the log gives them back: positions grow. */
export const histories = (maxLength = 60): fc.Arbitrary<readonly RecordedEvent[]> =>
  fc.array(anEvent, { minLength: 1, maxLength }).map((makers) => makers.map((make) => make()));
