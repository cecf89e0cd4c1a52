import type { DataOf, OrderView } from '#protocol';
import { type OrderEventType, orderTotal, statusAfter } from './order-facts.js';

/** An order as stored. */
export interface OrderDocument extends OrderView {
  /** False as long as only updates of it have been seen: its first completion still decides whose it is. */
  readonly isPlaced: boolean;
  /** When its state was reported. */
  readonly statusAt: string;
}

/** An order of which nothing was known before. */
export const newOrder = (orderId: string, shopperId: string, at: string): OrderDocument => ({
  orderId,
  shopperId,
  status: 'processing',
  statusAt: '',
  products: [],
  placedAt: at,
  updatedAt: at,
  isPlaced: false,
});

/**
 * An order after one more event about it. Reports may come out of order: the state is that of the latest one,
 * and an older one only fills what is not known yet.
 */
export function heard(
  order: OrderDocument,
  type: OrderEventType,
  data: DataOf<'OrderUpdated'>,
  at: string,
): OrderDocument {
  const told = detailsOf(type, data, order);
  const isNews = at >= order.updatedAt;
  const status = statusAfter(type, data);
  const isPlacing = type === 'OrderCompleted' && !order.isPlaced;
  return {
    ...(isNews ? { ...order, ...told } : { ...order, ...told, ...knownOf(order) }),
    ...(status !== undefined && at >= order.statusAt && { status, statusAt: at }),
    ...(isPlacing && { placedAt: at, isPlaced: true }),
    updatedAt: isNews ? at : order.updatedAt,
  };
}

function detailsOf(
  type: OrderEventType,
  data: DataOf<'OrderUpdated'>,
  order: OrderDocument,
): Partial<OrderDocument> {
  const total = orderTotal(data);
  return {
    // A refund's total is what is paid back, and its products are what came back.
    ...(total !== undefined && type !== 'OrderRefunded' && { total }),
    ...(data.products &&
      type !== 'OrderRefunded' && {
        products:
          type === 'OrderCompleted' ? joined(order.products, linesOf(data.products)) : linesOf(data.products),
      }),
    ...(data.currency !== undefined && { currency: data.currency }),
    ...(data.carrier !== undefined && { carrier: data.carrier }),
    ...(data.tracking_number !== undefined && { trackingNumber: data.tracking_number }),
    ...(data.expected_at !== undefined && { expectedAt: data.expected_at }),
  };
}

/** What an older report must not overwrite. */
const knownOf = ({ products, ...order }: OrderDocument): Partial<OrderDocument> => ({
  ...order,
  ...(products.length > 0 && { products }),
});

/** Some shops complete an order product by product. */
const joined = (lines: OrderView['products'], more: OrderView['products']): OrderView['products'] => [
  ...lines.filter(({ productId }) => !more.some((line) => line.productId === productId)),
  ...more,
];

const linesOf = (products: NonNullable<DataOf<'OrderUpdated'>['products']>): OrderView['products'] =>
  products.map(({ product_id, name, price, quantity = 1 }) => ({
    productId: product_id,
    ...(name !== undefined && { name }),
    ...(price !== undefined && { price }),
    quantity,
  }));
