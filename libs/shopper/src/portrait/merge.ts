import { mergedInterests } from './affinity.js';
import { withAsked, withRatings } from './asked.js';
import { mergedCarts } from './cart.js';
import { halfLifeOf, type ShopperMemory } from './memory.js';
import { mergedPurchases } from './purchases.js';
import { mergedTold } from './told.js';
import { mergedVisits } from './visits.js';

/** One person's two histories as one, under the id of `into`. Sums come out the same whichever is merged into which. */
export function mergedMemories(into: ShopperMemory, from: ShopperMemory): ShopperMemory {
  const halfLifeDays = halfLifeOf(into);
  return {
    shopperId: into.shopperId,
    identities: mergedIdentities(into, from),
    told: mergedTold(into.told, from.told),
    ...((into.toldForgotten ?? from.toldForgotten) && { toldForgotten: true }),
    firstSeen: Math.min(into.firstSeen, from.firstSeen),
    lastSeen: Math.max(into.lastSeen, from.lastSeen),
    visits: mergedVisits(into.visits, from.visits),
    events: into.events + from.events,
    interests: {
      category: mergedInterests(into.interests.category, from.interests.category, halfLifeDays),
      brand: mergedInterests(into.interests.brand, from.interests.brand, halfLifeDays),
      priceBand: mergedInterests(into.interests.priceBand, from.interests.priceBand, halfLifeDays),
    },
    ...(into.halfLifeDays !== undefined && { halfLifeDays }),
    cart: mergedCarts(into.cart, from.cart),
    purchases: mergedPurchases(into.purchases, from.purchases),
    coupons: {
      applied: into.coupons.applied + from.coupons.applied,
      denied: into.coupons.denied + from.coupons.denied,
    },
    asked: from.asked.reduce(withAsked, into.asked),
    ratings: withRatings(into.ratings, from.ratings),
  };
}

/** Oldest first. */
const mergedIdentities = (one: ShopperMemory, other: ShopperMemory): ShopperMemory['identities'] =>
  [...one.identities, ...other.identities].sort(
    (a, b) => a.since - b.since || (a.shopperId < b.shopperId ? -1 : 1),
  );
