import { derivedId, type NewEvent } from '#kernel';
import { shopperStream } from '#protocol';
import type { Running } from './running.js';

const CATEGORIES = ['kitchen', 'lamps', 'garden', 'textiles', 'tables'];
const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

/** Behaviour of many shoppers over two months, the same each time: views, carts, orders. */
export async function writeHistory(server: Running, events: number, shoppers = 500): Promise<void> {
  const each = Math.ceil(events / shoppers);
  for (let shopper = 0; shopper < shoppers; shopper++) {
    const id = `a-browser-${String(shopper)}`;
    const batch = Array.from({ length: each }, (_, n) => happened(id, shopper, n, each));
    await server.house.store.append(shopperStream(id), batch);
  }
}

function happened(id: string, shopper: number, n: number, each: number): NewEvent {
  const product = {
    product_id: `p-${String((shopper * 7 + n) % 97)}`,
    category: CATEGORIES[(shopper + n) % CATEGORIES.length],
    price: ((shopper * 13 + n * 5) % 190) + 10,
  };
  const at = START + Math.round((n / each) * 60 * 24 * 60) * MINUTE + shopper;
  if (n % 10 === 9) {
    const order = {
      order_id: `o-${String(shopper)}-${String(n)}`,
      products: [product],
      total: product.price,
    };
    return event(id, n, 'OrderCompleted', { ...order, currency: 'EUR' }, at);
  }
  return event(id, n, n % 5 === 4 ? 'ProductAdded' : 'ProductViewed', product, at);
}

/** A fact about a shopper, as ingest would store it. */
export function event(shopperId: string, n: number, type: string, data: object, at: number): NewEvent {
  const id = derivedId('history', shopperId, type, String(n));
  const actor = { kind: 'shopper', id: shopperId } as const;
  const metadata = { correlationId: id, actor, occurredAt: new Date(at).toISOString() };
  return { id, type, schemaVersion: 1, data, metadata };
}
