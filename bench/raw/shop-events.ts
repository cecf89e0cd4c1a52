import { type NewEvent, UuidV7Ids } from '#kernel';
import type { Projection } from '#projections';

const ids = new UuidV7Ids();
let made = 0;

/** A product view as a shop sends it: about 300 bytes of JSON. */
export function productViewed(): NewEvent {
  const n = made++;
  return {
    id: ids.next(),
    type: 'ProductViewed',
    schemaVersion: 1,
    data: {
      product_id: `p-${String(n % 1_000)}`,
      name: 'Wool scarf 羊毛围巾',
      category: 'clothing/accessories',
      brand: 'Nord',
      price: 49.9,
      currency: 'EUR',
      session_id: `s-${String(n % 3_000)}`,
      url: `https://shop.example/products/wool-scarf-${String(n % 1_000)}`,
    },
    metadata: {
      correlationId: ids.next(),
      actor: { kind: 'shopper', id: `visitor-${String(n % 500)}` },
      occurredAt: '2026-01-02T03:04:05.678Z',
    },
  };
}

export interface Views {
  readonly views: number;
  readonly lastProduct: string;
}

/** A plain projection: what each shopper looked at last, and how often they looked. */
export const viewsByShopper: Projection<Views> = {
  name: 'views-by-shopper',
  version: 1,
  indexes: ['views'],
  handles: ['ProductViewed'],
  apply(event, documents) {
    const { product_id: lastProduct } = event.data as { product_id: string };
    const key = event.metadata.actor.id;
    const views = (documents.get(key)?.views ?? 0) + 1;
    return [{ kind: 'put', key, document: { views, lastProduct } }];
  },
  keysOf: ({ metadata }) => [metadata.actor.id],
  links: [],
};
