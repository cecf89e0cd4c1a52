import type { Documents, Projection } from '#projections';
import { type DataOf, type Recorded, shopperOfStream } from '#protocol';
import type { Change } from '#read-models';
import { isPointer, mergedIds, type Pointer, pointerTo, rootOf } from '../identity.js';
import { heard, newOrder, type OrderDocument } from './order.js';

export type StoredOrder = OrderDocument | Pointer;

const READ = ['OrderCompleted', 'OrderUpdated', 'OrderRefunded', 'OrderCancelled', 'ShoppersMerged'] as const;

type Read = Recorded<(typeof READ)[number]>;

/**
 * Orders by the id that the shop gave them. An id can be guessed and anyone may send events, so an order belongs to
 * the shopper who completed it first; what others say about it is ignored, unless they are the same person.
 */
export const ordersProjection: Projection<StoredOrder> = {
  name: 'orders',
  version: 1,
  indexes: ['shopperId', 'placedAt'],
  handles: READ,
  // Whose an order is depends on who turned out to be the same person.
  links: READ,
  apply(recorded, documents) {
    const event = recorded as Read;
    if (event.type === 'ShoppersMerged') return merge(event.data, documents);
    const shopperId = shopperOfStream(event.stream);
    if (shopperId === undefined) return [];
    const at = new Date(event.metadata.occurredAt).toISOString();
    const key = orderKey(event.data.order_id);
    const before = orderAt(documents, key);
    const isOwners = !before || samePerson(documents, before.shopperId, shopperId);
    if (!isOwners && (before.isPlaced || event.type !== 'OrderCompleted')) return [];
    const order = before && isOwners ? before : newOrder(event.data.order_id, shopperId, at);
    return [{ kind: 'put', key, document: heard(order, event.type, event.data, at) }];
  },
  keysOf(recorded) {
    const event = recorded as Read;
    if (event.type === 'ShoppersMerged') return mergedIds(event).map(shopperKey);
    const shopperId = shopperOfStream(event.stream);
    return shopperId === undefined ? [] : [orderKey(event.data.order_id), shopperKey(shopperId)];
  },
};

/** Orders stay with the id they were placed under; the pointer tells whose it turned out to be. */
function merge(
  { from, into }: DataOf<'ShoppersMerged'>,
  documents: Documents<StoredOrder>,
): readonly Change<StoredOrder>[] {
  const root = rootOf(documents, shopperKey(into));
  const key = shopperKey(from);
  if (key === root || isPointer(documents.get(key))) return [];
  return [{ kind: 'put', key, document: pointerTo(root) }];
}

const samePerson = (documents: Documents<StoredOrder>, one: string, other: string): boolean =>
  one === other || rootOf(documents, shopperKey(one)) === rootOf(documents, shopperKey(other));

function orderAt(documents: Documents<StoredOrder>, key: string): OrderDocument | undefined {
  const document = documents.get(key);
  return isPointer(document) ? undefined : document;
}

const shopperKey = (shopperId: string): string => `shopper:${shopperId}`;

/** The order's id, marked only where it could be taken for a shopper's key. */
export const orderKey = (orderId: string): string =>
  /^(?:shopper|order):/.test(orderId) ? `order:${orderId}` : orderId;
