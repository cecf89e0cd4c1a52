import { type NewEvent, UuidV7Ids } from '#kernel';
import type { Projection } from '#projections';
import type { Change } from '#read-models';

export interface Cart {
  readonly items: readonly string[];
}

/** Last item last, and the shop's newest cart: two documents an event, one of them shared by all. */
export const carts: Projection<Cart> = {
  name: 'carts',
  version: 1,
  indexes: [],
  handles: ['ItemAdded', 'CartEmptied'],
  apply(event, documents) {
    if (event.type === 'CartEmptied') return [{ kind: 'delete', key: event.stream }];
    const { item } = event.data as { item: string };
    const append = (key: string): Change<Cart> => {
      const items = documents.get(key)?.items ?? [];
      return { kind: 'put', key, document: { items: [...items, item].slice(-20) } };
    };
    return [append(event.stream), append('all')];
  },
  keysOf: ({ type, stream }) => (type === 'ItemAdded' ? [stream, 'all'] : [stream]),
  links: ['ItemAdded'],
};

/** The last items of each cart; it cannot read poison, until it is cured. */
export function fragile(cured = false): Projection<Cart> {
  return {
    name: 'fragile',
    version: 1,
    indexes: [],
    handles: ['ItemAdded'],
    apply({ stream, data, position }, documents) {
      const { item } = data as { item: string };
      if (item.startsWith('poison') && !cured) {
        throw new Error(`cannot read "${item}" at ${String(position)}`);
      }
      if (item === 'venom' && !cured) throw new TypeError('venom is not a product');
      const items = documents.get(stream)?.items ?? [];
      return [{ kind: 'put', key: stream, document: { items: [...items, item].slice(-20) } }];
    },
    keysOf: ({ stream }) => [stream],
    links: [],
    sourceOf: (stream) => ({ streams: [stream] }),
  };
}

const ids = new UuidV7Ids();

export function event(type: string, data: unknown = {}): NewEvent {
  const actor = { kind: 'system', id: 'test' } as const;
  const metadata = { correlationId: 'c', actor, occurredAt: '2026-01-01T00:00:00.000Z' };
  return { id: ids.next(), type, schemaVersion: 1, data, metadata };
}

export const added = (item: string): NewEvent => event('ItemAdded', { item });
