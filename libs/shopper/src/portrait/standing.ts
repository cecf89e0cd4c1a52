import type { LifecycleStage } from '#protocol';
import type { ShopperMemory } from './memory.js';
import { openOrders, purchaseFigures } from './purchases.js';
import { stageOf } from './stage.js';
import { toldValue } from './told.js';
import { visitCount } from './visits.js';

/** What decisions about a shopper ask of their portrait, at a moment. */
export interface Standing {
  readonly stage: LifecycleStage;
  /** Price times quantity of what lies in the cart; lines without a price count nothing. */
  readonly cartValue: number;
  /** Order ids, latest news first. */
  readonly openOrders: readonly string[];
}

/**
 * @param ids every id of the person
 * @param now milliseconds since 1970
 */
export function standingOf(memory: ShopperMemory, ids: readonly string[], now: number): Standing {
  const { orderCount, lastOrderAt } = purchaseFigures(memory.purchases);
  const { lines } = memory.cart;
  const traits = {
    orderCount,
    ...(lastOrderAt !== undefined && { lastOrderAt: new Date(lastOrderAt).toISOString() }),
    cart: [...lines],
    identities: ids.map((shopperId) => ({ shopperId, since: '' })),
    sessions: visitCount(memory.visits),
  };
  return {
    stage: stageOf(traits, new Date(now).toISOString()),
    cartValue: lines.reduce((sum, { price = 0, quantity }) => sum + price * quantity, 0),
    openOrders: openOrders(memory.purchases, now).map(({ orderId }) => orderId),
  };
}

/** The language of their pages, or the one they told; undefined where neither is known. */
export const languageTold = ({ told }: Pick<ShopperMemory, 'told'>): string | undefined =>
  toldValue(told, 'locale') ?? toldValue(told, 'language');
