import type { OrderView } from '#protocol';
import { refusalOf } from './act-rules.js';
import { namedProducts } from './named-products.js';
import {
  type Acted,
  type ShopAction,
  shopActs,
  ShopBackend,
  ShopUnavailable,
  type StockedProduct,
} from './shop-backend.js';

interface Holds {
  readonly orders: readonly OrderView[];
  readonly products?: readonly StockedProduct[];
  readonly now: () => Date;
  readonly returnDays?: number;
}

/** A shop in memory, for specifications: it acts on its own orders, and remembers what it did. */
export class InMemoryShop extends ShopBackend {
  override readonly acts = new Set(shopActs);
  /** What was done, in order. */
  readonly done: ShopAction[] = [];
  private readonly answers = new Map<string, Acted>();
  private orderList: readonly OrderView[];
  private away = 0;

  constructor(private readonly holds: Holds) {
    super();
    this.orderList = holds.orders;
  }

  /** So many times it cannot be reached. `afterActing`: it acts, and its answer is lost. */
  beAway(times: number, { afterActing = false } = {}): void {
    this.away = afterActing ? -times : times;
  }

  /** What happens to an order outside the chat. */
  change(orderId: string, change: Partial<OrderView>): void {
    this.orderList = this.orderList.map((order) =>
      order.orderId === orderId ? { ...order, ...change } : order,
    );
  }

  override orders(shopperId: string): Promise<readonly OrderView[]> {
    const own = this.orderList.filter((order) => order.shopperId === shopperId);
    return Promise.resolve(own.toSorted((a, b) => Date.parse(b.placedAt) - Date.parse(a.placedAt)));
  }

  override findProducts(text: string, limit: number): Promise<readonly StockedProduct[]> {
    return Promise.resolve(namedProducts(text, this.holds.products ?? [], limit));
  }

  override products(ids: readonly string[]): Promise<readonly StockedProduct[]> {
    const all = this.holds.products ?? [];
    return Promise.resolve(ids.flatMap((id) => all.find(({ productId }) => productId === id) ?? []));
  }

  override act(action: ShopAction): Promise<Acted> {
    if (this.away > 0) {
      this.away--;
      return Promise.reject(new ShopUnavailable('away'));
    }
    const acted = this.answers.get(action.flowId) ?? this.carryOut(action);
    if (acted.outcome === 'done') this.answers.set(action.flowId, acted);
    if (this.away < 0) {
      this.away++;
      return Promise.reject(new ShopUnavailable('its answer was lost'));
    }
    return Promise.resolve(acted);
  }

  private carryOut(action: ShopAction): Acted {
    const order = this.orderList.find(
      ({ orderId, shopperId }) => orderId === action.orderId && shopperId === action.shopperId,
    );
    if (!order) return { outcome: 'refused', reason: 'unknown-order' };
    const at = { now: this.holds.now(), returnDays: this.holds.returnDays ?? 30 };
    const reason = refusalOf(action.act, order, at);
    if (reason) return { outcome: 'refused', reason };
    this.done.push(action);
    if (action.act === 'cancel_order') this.change(action.orderId, { status: 'cancelled' });
    const reference = `R-${this.done.length}`;
    if (action.act !== 'invoice') return { outcome: 'done', reference };
    return { outcome: 'done', reference, document: { title: reference, url: `/invoices/${reference}` } };
  }
}
