import type { DataOf, OrderStatus } from '#protocol';

export type OrderEventType = 'OrderCompleted' | 'OrderUpdated' | 'OrderRefunded' | 'OrderCancelled';
type OrderData = DataOf<'OrderCompleted'>;

/** What an order costs: what the shop says, or else the sum of its products; undefined where neither is told. */
export function orderTotal(
  order: Pick<OrderData, 'total' | 'revenue' | 'value' | 'products'>,
): number | undefined {
  const told = order.total ?? order.revenue ?? order.value;
  if (told !== undefined) return told;
  const priced = order.products?.filter(({ price }) => price !== undefined) ?? [];
  if (priced.length === 0) return undefined;
  return priced.reduce((sum, { price = 0, quantity = 1 }) => sum + price * quantity, 0);
}

/** The state an order is in after an event; undefined where the event does not say. */
export function statusAfter(
  type: OrderEventType,
  data: Partial<DataOf<'OrderUpdated'>>,
): OrderStatus | undefined {
  switch (type) {
    case 'OrderCompleted':
      return 'placed';
    case 'OrderUpdated':
      return data.status;
    case 'OrderRefunded':
      return 'refunded';
    case 'OrderCancelled':
      return 'cancelled';
  }
}

/** Nothing more is expected of an order in one of these states. */
export const isSettled = (status: OrderStatus): boolean =>
  status === 'delivered' || status === 'cancelled' || status === 'refunded';

/** A cancelled or refunded order is no purchase. */
export const isPurchase = (status: OrderStatus): boolean => status !== 'cancelled' && status !== 'refunded';
