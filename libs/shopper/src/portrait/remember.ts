import { type DataOf, isForgotten, type ProductProperties, type Recorded } from '#protocol';
import { isShopAct } from '../shop-acts.js';
import { WEIGHTS, withInterest } from './affinity.js';
import { withAsked, withRatings } from './asked.js';
import { emptiedBy, withoutProduct, withProduct } from './cart.js';
import { halfLifeOf, type InterestKind, type ShopperMemory } from './memory.js';
import { priceBand } from './price-band.js';
import { placedOrder, withOrderEvent } from './purchases.js';
import { mergedTold, toldBy, toldOf } from './told.js';
import { withSign } from './visits.js';

/** A shopper's memory after one more of their own events. */
export function remember(memory: ShopperMemory, event: Recorded): ShopperMemory {
  const at = Date.parse(event.metadata.occurredAt);
  switch (event.type) {
    case 'IntentClassified':
      return withIntent(memory, event.data, at);
    case 'ConversationRated':
      return { ...memory, ratings: withRatings(memory.ratings, [{ rating: event.data.rating, at }]) };
    default:
      return withBehaviour(
        isShopAct(event.type) ? counted(memory) : seen(counted(memory), event, at),
        event,
        at,
      );
  }
}

function withBehaviour(memory: ShopperMemory, event: Recorded, at: number): ShopperMemory {
  switch (event.type) {
    case 'ShopperIdentified':
      return isForgotten(event.data.traits)
        ? { ...memory, toldForgotten: true }
        : { ...memory, told: mergedTold(memory.told, toldBy(event.data, at)) };
    case 'ProductViewed':
      return interested(memory, event.data, WEIGHTS.view, at);
    case 'ProductAdded':
      return interested(
        { ...memory, cart: withProduct(memory.cart, event.data, at) },
        event.data,
        WEIGHTS.cart,
        at,
      );
    case 'ProductRemoved':
      return { ...memory, cart: withoutProduct(memory.cart, event.data, at) };
    case 'OrderCompleted':
      return bought(memory, event.data, at);
    case 'OrderUpdated':
    case 'OrderRefunded':
    case 'OrderCancelled':
      return { ...memory, purchases: withOrderEvent(memory.purchases, event.type, event.data, at) };
    case 'CouponApplied':
      return { ...memory, coupons: { ...memory.coupons, applied: memory.coupons.applied + 1 } };
    case 'CouponDenied':
      return { ...memory, coupons: { ...memory.coupons, denied: memory.coupons.denied + 1 } };
    default:
      return memory;
  }
}

const counted = (memory: ShopperMemory): ShopperMemory => ({ ...memory, events: memory.events + 1 });

/** The shopper was on the site, with this device and language. */
function seen(memory: ShopperMemory, event: Recorded, at: number): ShopperMemory {
  const context = 'context' in event.data ? event.data.context : undefined;
  const told = context ? toldOf({ device: context.device, locale: context.locale }, at) : [];
  return {
    ...memory,
    told: told.length === 0 ? memory.told : mergedTold(memory.told, told),
    firstSeen: Math.min(memory.firstSeen, at),
    lastSeen: Math.max(memory.lastSeen, at),
    visits: withSign(memory.visits, at),
  };
}

function interested(
  memory: ShopperMemory,
  product: ProductProperties,
  weight: number,
  at: number,
): ShopperMemory {
  const names: Partial<Record<InterestKind, string | undefined>> = {
    category: product.category,
    brand: product.brand,
    priceBand: product.price === undefined ? undefined : priceBand(product.price),
  };
  const interests = { ...memory.interests };
  const halfLifeDays = halfLifeOf(memory);
  for (const kind of ['category', 'brand', 'priceBand'] as const) {
    const name = names[kind];
    if (name) interests[kind] = withInterest(interests[kind], { name, score: weight, at }, halfLifeDays);
  }
  return { ...memory, interests };
}

/**
 * An order that is reported twice, by the page and by the shop's server, is one; so is one that is reported
 * product by product. Each of its products is bought once.
 */
function bought(memory: ShopperMemory, order: DataOf<'OrderCompleted'>, at: number): ShopperMemory {
  const known = placedOrder(memory.purchases, order.order_id);
  const after: ShopperMemory = {
    ...memory,
    purchases: withOrderEvent(memory.purchases, 'OrderCompleted', order, at),
    cart: known ? memory.cart : emptiedBy(memory.cart, at),
  };
  const isNew = ({ product_id }: ProductProperties): boolean => !known?.products.includes(product_id);
  return (order.products ?? [])
    .filter(isNew)
    .reduce((sofar, product) => interested(sofar, product, WEIGHTS.purchase, at), after);
}

/** What the shopper most probably asked for; a question of another subject counts for none. */
function withIntent(memory: ShopperMemory, data: DataOf<'IntentClassified'>, at: number): ShopperMemory {
  const [first] = data.ranking;
  if (!first || data.outOfScope) return memory;
  return { ...memory, asked: withAsked(memory.asked, { intent: first.intent, count: 1, lastAt: at }) };
}
