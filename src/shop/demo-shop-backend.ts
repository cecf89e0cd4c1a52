import { type Acted, refusalOf, type ShopAction, shopActs, ShopBackend, ShopUnavailable } from '#assistance';
import { namedProducts, type StockedProduct } from '#assistance';
import { type EventStore, RevisionConflict } from '#event-store';
import type { Clock, RecordedEvent } from '#kernel';
import { type OrderView, shopperStream } from '#protocol';
import type { ReadModels } from '#read-models';
import { orderOf, ordersOf } from '#shopper';
import { actEvent, actEventId, alreadyReturns, doneOf, orderAfter } from './demo-acts.js';
import type { DemoShop } from './demo-shop.js';
import type { InvoiceLinks } from './invoice-links.js';

export interface DemoBackendParts {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly shop: DemoShop;
  readonly links: InvoiceLinks;
}

const PAGE = 1000;
const ATTEMPTS = 10;

/** The demo shop acts as a real shop's server would: what it does to an order, it tells as an event of the shopper. */
export class DemoShopBackend extends ShopBackend {
  override readonly acts = new Set(shopActs);
  private readonly catalogue: ReadonlyMap<string, StockedProduct>;

  constructor(private readonly parts: DemoBackendParts) {
    super();
    const { products, shop } = parts.shop.catalogue;
    this.catalogue = new Map(
      products.map(({ id, name, price, stock }) => [
        id,
        { productId: id, name, price, currency: shop.currency, stock, url: `/shop/p/${id}` },
      ]),
    );
  }

  override orders(shopperId: string): Promise<readonly OrderView[]> {
    return ordersOf(this.parts.readModels, shopperId);
  }

  override findProducts(text: string, limit: number): Promise<readonly StockedProduct[]> {
    return Promise.resolve(namedProducts(text, [...this.catalogue.values()], limit));
  }

  override products(ids: readonly string[]): Promise<readonly StockedProduct[]> {
    return Promise.resolve(ids.flatMap((id) => this.catalogue.get(id) ?? []));
  }

  override async act(action: ShopAction): Promise<Acted> {
    try {
      return await this.carryOut(action);
    } catch (cause) {
      throw new ShopUnavailable('the demo shop could not write down what it was asked to do', { cause });
    }
  }

  private async carryOut(action: ShopAction): Promise<Acted> {
    const { store, readModels, links } = this.parts;
    const order = await orderOf(readModels, action.shopperId, action.orderId);
    if (!order) return { outcome: 'refused', reason: 'unknown-order' };
    const stream = shopperStream(order.shopperId);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const events = await this.all(stream);
      const done = doneOf(action, order.shopperId, links);
      if (events.some(({ id }) => id === actEventId(action))) return done;
      const reason = this.refuses(action, order, events);
      if (reason) return { outcome: 'refused', reason };
      try {
        const event = actEvent(action, order, this.parts.clock.now());
        await store.append(stream, [event], events.at(-1)?.revision ?? 'none');
        return done;
      } catch (error) {
        if (!(error instanceof RevisionConflict)) throw error;
      }
    }
    throw new Error(`${stream} changes too quickly`);
  }

  /** Decided on the log itself: what the documents show may be a moment old. */
  private refuses(action: ShopAction, order: OrderView, events: readonly RecordedEvent[]) {
    const at = { now: this.parts.clock.now(), returnDays: this.parts.shop.catalogue.shop.returnDays };
    const now = orderAfter(order, events);
    const reason = refusalOf(action.act, now, at);
    if (reason || action.act !== 'start_return') return reason;
    return alreadyReturns(action, events) ? ('already-returned' as const) : undefined;
  }

  private async all(stream: string): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for (;;) {
      const page = await this.parts.store.readStream(stream, { from: events.length, limit: PAGE });
      events.push(...page);
      if (page.length < PAGE) return events;
    }
  }
}
