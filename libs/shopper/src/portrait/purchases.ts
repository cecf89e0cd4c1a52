import type { DataOf, OrderStatus } from '#protocol';
import {
  isPurchase,
  isSettled,
  type OrderEventType,
  orderTotal,
  statusAfter,
} from '../orders/order-facts.js';

export interface Purchase {
  readonly orderId: string;
  readonly status: OrderStatus;
  /** When that state was reported, in milliseconds; 0 where it is only a guess. */
  readonly statusAt: number;
  /** When something was last heard of it, in milliseconds. */
  readonly heardAt: number;
  /** When it was placed; absent as long as only updates of it have been seen. */
  readonly placedAt?: number;
  readonly total?: number;
  readonly currency?: string;
  readonly expectedAt?: string;
  /** Product ids, the first 50. */
  readonly products: readonly string[];
}

export interface Purchases {
  /** Orders that are no longer remembered one by one. */
  readonly earlier: { readonly count: number; readonly spent: number };
  readonly recent: readonly Purchase[];
}

export const noPurchases: Purchases = { earlier: { count: 0, spent: 0 }, recent: [] };
const REMEMBERED_ORDERS = 200;
const REMEMBERED_PRODUCTS = 50;

/** An order of which nothing was heard for so long counts as closed: many shops never report the delivery. */
const FORGOTTEN_AFTER_MS = 60 * 86_400_000;

/** The order of this id, where its completion has been seen. */
export const placedOrder = ({ recent }: Purchases, orderId: string): Purchase | undefined =>
  recent.find((order) => order.orderId === orderId && order.placedAt !== undefined);

export function withOrderEvent(
  purchases: Purchases,
  type: OrderEventType,
  data: DataOf<'OrderUpdated'>,
  at: number,
): Purchases {
  const total = orderTotal(data);
  const status = statusAfter(type, data);
  const heard: Purchase = {
    orderId: data.order_id,
    status: status ?? 'processing',
    statusAt: status === undefined ? 0 : at,
    heardAt: at,
    ...(type === 'OrderCompleted' && { placedAt: at }),
    ...(total !== undefined && type !== 'OrderRefunded' && { total }),
    ...(data.currency !== undefined && { currency: data.currency }),
    ...(data.expected_at !== undefined && { expectedAt: data.expected_at }),
    products: type === 'OrderCompleted' ? productsIn(data.products) : [],
  };
  return bounded(purchases.earlier, upserted(purchases.recent, heard));
}

const productsIn = (products: DataOf<'OrderUpdated'>['products'] = []): readonly string[] =>
  products.slice(0, REMEMBERED_PRODUCTS).map(({ product_id }) => product_id);

export const mergedPurchases = (one: Purchases, other: Purchases): Purchases =>
  bounded(
    { count: one.earlier.count + other.earlier.count, spent: one.earlier.spent + other.earlier.spent },
    other.recent.reduce(upserted, one.recent),
  );

function upserted(orders: readonly Purchase[], heard: Purchase): readonly Purchase[] {
  const index = orders.findIndex(({ orderId }) => orderId === heard.orderId);
  const old = orders[index];
  if (!old) return [...orders, heard];
  const [earlier, later] = old.heardAt <= heard.heardAt ? [old, heard] : [heard, old];
  const { status, statusAt } = old.statusAt <= heard.statusAt ? heard : old;
  const placed = [old.placedAt, heard.placedAt].filter((time) => time !== undefined);
  return orders.with(index, {
    ...earlier,
    ...later,
    status,
    statusAt,
    products: [...new Set([...old.products, ...heard.products])].slice(0, REMEMBERED_PRODUCTS),
    ...(placed.length > 0 && { placedAt: Math.min(...placed) }),
  });
}

function bounded(earlier: Purchases['earlier'], orders: readonly Purchase[]): Purchases {
  if (orders.length <= REMEMBERED_ORDERS) return { earlier, recent: orders };
  const byAge = [...orders].sort((a, b) => (a.placedAt ?? a.heardAt) - (b.placedAt ?? b.heardAt));
  const leaving = counted(byAge.slice(0, -REMEMBERED_ORDERS));
  return {
    earlier: { count: earlier.count + leaving.length, spent: earlier.spent + spentOn(leaving) },
    recent: byAge.slice(-REMEMBERED_ORDERS),
  };
}

const counted = (orders: readonly Purchase[]): readonly Purchase[] =>
  orders.filter(({ placedAt, status }) => placedAt !== undefined && isPurchase(status));

const spentOn = (orders: readonly Purchase[]): number =>
  orders.reduce((sum, { total = 0 }) => sum + total, 0);

export interface PurchaseFigures {
  readonly orderCount: number;
  readonly spent: number;
  readonly currency?: string;
  readonly lastOrderAt?: number;
}

/** Frequency and money. Totals in another currency than the last order's are not added to it. */
export function purchaseFigures({ earlier, recent }: Purchases): PurchaseFigures {
  const bought = counted(recent);
  const last = bought.reduce<Purchase | undefined>(
    (latest, order) => ((order.placedAt ?? 0) > (latest?.placedAt ?? -1) ? order : latest),
    undefined,
  );
  const currency = last?.currency;
  const alike = bought.filter((order) => order.currency === undefined || order.currency === currency);
  return {
    orderCount: earlier.count + bought.length,
    spent: earlier.spent + spentOn(alike),
    ...(currency !== undefined && { currency }),
    ...(last?.placedAt !== undefined && { lastOrderAt: last.placedAt }),
  };
}

/** Orders of which more is expected, latest news first. */
export const openOrders = ({ recent }: Purchases, now: number): readonly Purchase[] =>
  recent
    .filter(({ status, heardAt }) => !isSettled(status) && now - heardAt <= FORGOTTEN_AFTER_MS)
    .sort((a, b) => b.heardAt - a.heardAt);
