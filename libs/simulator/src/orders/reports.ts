import { type DataOf, shopperStream } from '#protocol';
import type { Shopper } from '../people/shopper.js';
import type { Order } from './order.js';

/** What every report of an order says of it. */
export const facts = ({ world }: Shopper, { id, total }: Order) => ({
  order_id: id,
  total,
  currency: world.shop.catalogue.shop.currency,
});

/** Something that the shop's own systems report about an order. */
export function byShop<Type extends 'OrderUpdated' | 'OrderRefunded' | 'OrderCancelled'>(
  shopper: Shopper,
  type: Type,
  at: number,
  data: DataOf<Type>,
): void {
  const actor = { kind: 'shop', id: shopper.world.shop.catalogue.shop.id } as const;
  shopper.world.tell(shopperStream(shopper.id), type, at, data, { actor });
}

export const cancels = (shopper: Shopper, order: Order, at: number): void =>
  shopper.world.plan(at, () => {
    order.isCancelled = true;
    byShop(shopper, 'OrderCancelled', at, facts(shopper, order));
  });

export const refunds = (shopper: Shopper, order: Order, at: number): void =>
  shopper.world.plan(at, () => byShop(shopper, 'OrderRefunded', at, facts(shopper, order)));
