import type { Seeded } from './seeded.js';

/** Somebody of the made-up shop. */
export interface Shopper {
  readonly number: number;
  /** `a-…` until they log in, then `u-…`. */
  id: string;
}

/** One thing somebody does; in their own stream, or in a conversation's. */
export interface Act {
  readonly type: string;
  readonly data: object;
  readonly conversation?: string;
}

const CATEGORIES = Array.from({ length: 40 }, (_, i) => `Department ${String(i % 8)}/Category ${String(i)}`);
const BRANDS = Array.from({ length: 60 }, (_, i) => `Brand ${String(i)}`);
const PRODUCTS = 2_000;
const QUERIES = [
  'wool scarf',
  '羊毛围巾',
  'lamp for the desk',
  'rain coat',
  'gift card',
  '儿童鞋',
  'office chair',
];
const DEVICES = ['mobile', 'tablet', 'desktop'] as const;
const INTENTS = ['order_status', 'return_item', 'delivery_time', 'change_address', 'coupon_problem'];

/** A visit: two to about twenty steps, most of them looks at products the shopper tends to like. */
export function* visit(shopper: Shopper, random: Seeded): Generator<Act, undefined> {
  const context = { device: random.pick(DEVICES), locale: 'en-GB', page: page(random) };
  yield { type: 'ShopperSeen', data: { context } };
  if (shopper.id.startsWith('a-') && random.chance(0.12)) yield* logIn(shopper, random);
  const cart: ReturnType<typeof product>[] = [];
  const steps = 2 + random.below(18);
  for (let step = 0; step < steps; step++) {
    const act = stepOf(shopper, random, cart);
    yield { type: act.type, data: { ...act.data, context: { page: page(random) } } };
  }
  if (cart.length > 0 && random.chance(0.35)) yield* buy(random, cart);
}

/** Someone asks, is understood and answered; every third says how it was. */
export function* conversation(shopper: Shopper, random: Seeded): Generator<Act, undefined> {
  const conversationId = random.uuid(0);
  const at = { conversationId, shopperId: shopper.id };
  const say = (type: string, data: object = {}): Act => ({
    type,
    data: { ...at, ...data },
    conversation: conversationId,
  });
  yield say('ConversationStarted', { language: 'en' });
  for (let asked = 1 + random.below(3); asked > 0; asked--) {
    const [messageId, answerId] = [random.uuid(0), random.uuid(0)];
    const intent = random.pick(INTENTS);
    yield say('ShopperMessageSent', {
      messageId,
      text: `Where is my order? It was ${random.pick(QUERIES)}.`,
    });
    yield say('IntentClassified', {
      messageId,
      ranking: INTENTS.map((name) => ({ intent: name, probability: name === intent ? 0.9 : 0.025 })),
      outOfScope: random.chance(0.1),
      band: 'sure',
      language: 'en',
      model: { name: 'shop', version: '1' },
    });
    const text = 'Your parcel is on its way and should be with you tomorrow before noon.';
    yield say('AssistantReplied', { messageId: answerId, inReplyTo: messageId, text, intent });
  }
  yield say('ConversationResolved', { by: 'assistant' });
  if (random.chance(0.3)) yield say('ConversationRated', { rating: 1 + random.below(5) });
}

function stepOf(shopper: Shopper, random: Seeded, cart: ReturnType<typeof product>[]): Act {
  const dice = random.next();
  const liked = product(shopper, random);
  if (dice < 0.44) return { type: 'ProductViewed', data: liked };
  if (dice < 0.6) return { type: 'PageViewed', data: { ...page(random), name: 'Shop' } };
  if (dice < 0.74) return { type: 'ProductListViewed', data: { category: liked.category } };
  if (dice < 0.85) return { type: 'ProductsSearched', data: { query: random.pick(QUERIES) } };
  if (dice < 0.95) {
    cart.push(liked);
    return { type: 'ProductAdded', data: { ...liked, quantity: 1 + random.below(2) } };
  }
  const last = cart.pop();
  return last ? { type: 'ProductRemoved', data: last } : { type: 'CartViewed', data: {} };
}

/** They turn out to be a customer: from now on their events stand in the customer's stream. */
function* logIn(shopper: Shopper, random: Seeded): Generator<Act, undefined> {
  const [from, into] = [shopper.id, `u-${String(shopper.number)}`];
  shopper.id = into;
  const name = `Customer ${String(shopper.number)}`;
  const traits = { name, email: `customer-${String(shopper.number)}@shop.example`, city: 'Utrecht' };
  yield { type: 'ShopperIdentified', data: { user_id: String(shopper.number), traits } };
  yield { type: 'ShoppersMerged', data: { from, into } };
  if (random.chance(0.1)) yield { type: 'CouponApplied', data: { coupon_id: 'welcome', discount: 5 } };
}

function* buy(random: Seeded, cart: readonly ReturnType<typeof product>[]): Generator<Act, undefined> {
  const order_id = `o-${String(random.below(2 ** 31))}`;
  const total = cart.reduce((sum, { price }) => sum + price, 0);
  const order = { order_id, total, currency: 'EUR' };
  yield { type: 'CheckoutStarted', data: order };
  if (random.chance(0.1)) {
    yield { type: 'PaymentFailed', data: { order_id, reason: 'declined' } };
    return;
  }
  yield { type: 'OrderCompleted', data: { ...order, products: cart } };
  yield { type: 'OrderUpdated', data: { order_id, status: 'shipped', carrier: 'PostNL' } };
}

/** Four of five come from the few categories and brands that this shopper likes. */
function product(shopper: Shopper, random: Seeded) {
  const liked = random.chance(0.8) ? shopper.number * 7 + random.below(4) * 13 : random.below(PRODUCTS);
  const number = liked % PRODUCTS;
  return {
    product_id: `p-${String(number)}`,
    name: `Article ${String(number)} 羊毛围巾`,
    category: CATEGORIES[number % CATEGORIES.length] ?? '',
    brand: BRANDS[number % BRANDS.length] ?? '',
    price: 5 + (number % 400),
    currency: 'EUR',
    url: `https://shop.example/products/${String(number)}`,
  };
}

function page(random: Seeded) {
  const number = random.below(500);
  return { path: `/pages/${String(number)}`, title: `Page ${String(number)} of the shop` };
}
