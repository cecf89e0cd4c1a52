import { derivedId, type EventMetadata, type NewEvent } from '#kernel';

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

interface Told {
  readonly type: string;
  readonly data: unknown;
}

/** Ninety views, seven things put into the cart, two searches and an order in every hundred. */
export function shopping(n: number): Told {
  const product = {
    product_id: `p-${String((n * 17) % 1_000)}`,
    name: 'Wool scarf',
    category: `category-${String((n * 7) % 60)}`,
    brand: `brand-${String((n * 3) % 40)}`,
    price: 5 + ((n * 37) % 400),
  };
  const turn = n % 100;
  if (turn === 99)
    return { type: 'OrderCompleted', data: { order_id: `o-${String(n)}`, products: [product] } };
  if (turn >= 97) return { type: 'ProductsSearched', data: { query: `scarf ${String(n % 30)}` } };
  return { type: turn >= 90 ? 'ProductAdded' : 'ProductViewed', data: product };
}

/** What a message of a conversation was understood as. */
export const understood = (shopperId: string, n: number): Told => ({
  type: 'IntentClassified',
  data: {
    conversationId: `c-${shopperId}`,
    shopperId,
    messageId: `m-${String(n)}`,
    ranking: [{ intent: n % 3 === 0 ? 'order_status' : 'returns', probability: 0.9 }],
    outOfScope: false,
    band: 'sure',
    language: 'en',
    model: { name: 'intents', version: '1' },
  },
});

/** The n-th event of a stream, one a minute. */
export function eventOf(stream: string, n: number, { type, data }: Told): NewEvent {
  const occurredAt = new Date(START + n * MINUTE).toISOString();
  const metadata: EventMetadata = {
    correlationId: stream,
    actor: { kind: 'shopper', id: stream },
    occurredAt,
  };
  return { id: derivedId(stream, String(n)), type, schemaVersion: 1, data, metadata };
}
