import { type DataOf, isForgotten, type ProductProperties, type Recorded } from '#protocol';
import { isShopAct } from '../shop-acts.js';
import { type Interest, WEIGHTS, withInterest } from './affinity.js';
import { withAsked, withRatings } from './asked.js';
import { emptiedBy, withoutProduct, withProduct } from './cart.js';
import { halfLifeOf, type InterestKind, type ShopperMemory } from './memory.js';
import { priceBand } from './price-band.js';
import { placedOrder, withOrderEvent } from './purchases.js';
import { mergedTold, toldBy, toldOf } from './told.js';
import { withSign } from './visits.js';

/** A memory that was copied once for one event, and is changed in place until it is handed out. */
export type Draft<Memory extends ShopperMemory> = { -readonly [Field in keyof Memory]: Memory[Field] };

/** A shopper's memory after one more of their own events; the one before stays as it is. */
export function remember<Memory extends ShopperMemory>(memory: Memory, event: Recorded): Draft<Memory> {
  const at = Date.parse(event.metadata.occurredAt);
  const draft: Draft<Memory> = { ...memory };
  learn(draft, event, at);
  return draft;
}

function learn(memory: Draft<ShopperMemory>, event: Recorded, at: number): void {
  switch (event.type) {
    case 'IntentClassified':
      asked(memory, event.data, at);
      return;
    case 'ConversationRated':
      memory.ratings = withRatings(memory.ratings, [{ rating: event.data.rating, at }]);
      return;
    default:
      memory.events += 1;
      if (!isShopAct(event.type)) seen(memory, event, at);
      behaved(memory, event, at);
  }
}

function behaved(memory: Draft<ShopperMemory>, event: Recorded, at: number): void {
  switch (event.type) {
    case 'ShopperIdentified':
      if (isForgotten(event.data.traits)) memory.toldForgotten = true;
      else memory.told = mergedTold(memory.told, toldBy(event.data, at));
      return;
    case 'ProductViewed':
      interested(memory, event.data, WEIGHTS.view, at);
      return;
    case 'ProductAdded':
      memory.cart = withProduct(memory.cart, event.data, at);
      interested(memory, event.data, WEIGHTS.cart, at);
      return;
    case 'ProductRemoved':
      memory.cart = withoutProduct(memory.cart, event.data, at);
      return;
    case 'OrderCompleted':
      bought(memory, event.data, at);
      return;
    case 'OrderUpdated':
    case 'OrderRefunded':
    case 'OrderCancelled':
      memory.purchases = withOrderEvent(memory.purchases, event.type, event.data, at);
      return;
    case 'CouponApplied':
      memory.coupons = { ...memory.coupons, applied: memory.coupons.applied + 1 };
      return;
    case 'CouponDenied':
      memory.coupons = { ...memory.coupons, denied: memory.coupons.denied + 1 };
      return;
    default:
  }
}

/** The shopper was on the site, with this device and language. */
function seen(memory: Draft<ShopperMemory>, event: Recorded, at: number): void {
  const { device, locale } = ('context' in event.data ? event.data.context : undefined) ?? {};
  if (device ?? locale) memory.told = mergedTold(memory.told, toldOf({ device, locale }, at));
  memory.firstSeen = Math.min(memory.firstSeen, at);
  memory.lastSeen = Math.max(memory.lastSeen, at);
  memory.visits = withSign(memory.visits, at);
}

function interested(
  memory: Draft<ShopperMemory>,
  { category, brand, price }: ProductProperties,
  weight: number,
  at: number,
): void {
  const { interests } = memory;
  const halfLifeDays = halfLifeOf(memory);
  const including = (kind: InterestKind, name: string | undefined): readonly Interest[] =>
    name ? withInterest(interests[kind], { name, score: weight, at }, halfLifeDays) : interests[kind];
  memory.interests = {
    category: including('category', category),
    brand: including('brand', brand),
    priceBand: including('priceBand', price === undefined ? undefined : priceBand(price)),
  };
}

/**
 * An order that is reported twice, by the page and by the shop's server, is one; so is one that is reported
 * product by product. Each of its products is bought once.
 */
function bought(memory: Draft<ShopperMemory>, order: DataOf<'OrderCompleted'>, at: number): void {
  const known = placedOrder(memory.purchases, order.order_id);
  memory.purchases = withOrderEvent(memory.purchases, 'OrderCompleted', order, at);
  if (!known) memory.cart = emptiedBy(memory.cart, at);
  for (const product of order.products ?? []) {
    if (!known?.products.includes(product.product_id)) interested(memory, product, WEIGHTS.purchase, at);
  }
}

/** What the shopper most probably asked for; a question of another subject counts for none. */
function asked(memory: Draft<ShopperMemory>, data: DataOf<'IntentClassified'>, at: number): void {
  const [first] = data.ranking;
  if (!first || data.outOfScope) return;
  memory.asked = withAsked(memory.asked, { intent: first.intent, count: 1, lastAt: at });
}
