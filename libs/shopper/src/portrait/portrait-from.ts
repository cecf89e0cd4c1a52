import { type Affinity, FORGOTTEN, type Portrait } from '#protocol';
import { type Interest, ranked } from './affinity.js';
import { halfLifeOf, type ShopperMemory } from './memory.js';
import { openOrders, purchaseFigures } from './purchases.js';
import { stageOf } from './stage.js';
import { toldValue } from './told.js';
import { visitCount } from './visits.js';

const SHOWN = 20;

/** The portrait that a memory amounts to, as of `lastSeen`. */
export function portraitFrom(memory: ShopperMemory): Portrait {
  const { lastOrderAt, ...figures } = purchaseFigures(memory.purchases);
  const halfLifeDays = halfLifeOf(memory);
  const portrait: Omit<Portrait, 'stage'> = {
    shopperId: memory.shopperId,
    identities: memory.identities.map(({ shopperId, since }) => ({ shopperId, since: iso(since) })),
    traits: traitsIn(memory),
    firstSeen: iso(memory.firstSeen),
    lastSeen: iso(memory.lastSeen),
    ...present({ device: toldValue(memory.told, 'device'), locale: toldValue(memory.told, 'locale') }),
    sessions: visitCount(memory.visits),
    events: memory.events,
    ...figures,
    ...(lastOrderAt !== undefined && { lastOrderAt: iso(lastOrderAt) }),
    affinities: {
      category: shown(memory.interests.category, halfLifeDays),
      brand: shown(memory.interests.brand, halfLifeDays),
      priceBand: shown(memory.interests.priceBand, halfLifeDays),
    },
    halfLifeDays,
    cart: memory.cart.lines.map(({ at: _, ...line }) => line),
    openOrders: openOrders(memory.purchases, memory.lastSeen)
      .slice(0, SHOWN)
      .map(({ orderId, status, expectedAt }) => ({ orderId, status, ...present({ expectedAt }) })),
    coupons: memory.coupons,
    intents: [...memory.asked]
      .sort((a, b) => b.lastAt - a.lastAt || (a.intent < b.intent ? -1 : 1))
      .map(({ intent, count, lastAt }) => ({ intent, count, lastAt: iso(lastAt) })),
    ratings: memory.ratings.map(({ rating, at }) => ({ rating, at: iso(at) })),
  };
  return { ...portrait, stage: stageOf(portrait, portrait.lastSeen) };
}

function traitsIn({ told, toldForgotten }: ShopperMemory): Portrait['traits'] {
  const traits = present({
    name: toldValue(told, 'name'),
    email: toldValue(told, 'email'),
    phone: toldValue(told, 'phone'),
    city: toldValue(told, 'city'),
    language: toldValue(told, 'language'),
  });
  return toldForgotten && Object.keys(traits).length === 0 ? FORGOTTEN : traits;
}

const shown = (interests: readonly Interest[], halfLifeDays: number): Affinity[] =>
  ranked(interests, halfLifeDays)
    .slice(0, SHOWN)
    .map(({ name, score, at }) => ({ name, score, at: iso(at) }));

const iso = (time: number): string => new Date(time).toISOString();

/** Without the keys that have no value. */
const present = <T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
