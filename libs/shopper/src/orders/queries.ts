import { knownShopper, type OrderView, orderView } from '#protocol';
import type { ReadModels } from '#read-models';
import { isPointer } from '../identity.js';
import { identitiesOf } from '../portrait/queries.js';
import { orderKey, ordersProjection, type StoredOrder } from './orders-projection.js';

const KNOWN = knownShopper('');

/**
 * Orders a shopper may see, newest first.
 *
 * A known shopper sees those of every id of theirs. An anonymous one sees only what was ordered under that very id,
 * even where it has been merged into a customer: saying "I am customer 5" takes no more than the public write key,
 * so it must not open customer 5's orders. The caller vouches for `shopperId` (visitor token, verified identity).
 */
export async function ordersOf(
  readModels: ReadModels,
  shopperId: string,
  limit = 20,
): Promise<readonly OrderView[]> {
  const ids = await idsThatShow(readModels, shopperId);
  const found = await Promise.all(
    ids.map((id) =>
      readModels.find<StoredOrder>(ordersProjection, {
        where: { shopperId: id },
        orderBy: 'placedAt',
        direction: 'descending',
        limit,
      }),
    ),
  );
  return found
    .flat()
    .flatMap(({ document }) => (isPointer(document) ? [] : [orderView.parse(document)]))
    .sort((a, b) => (a.placedAt < b.placedAt ? 1 : a.placedAt > b.placedAt ? -1 : 0))
    .slice(0, limit);
}

/** @returns the order, or undefined where there is none of this id that the shopper may see */
export async function orderOf(
  readModels: ReadModels,
  shopperId: string,
  orderId: string,
): Promise<OrderView | undefined> {
  const document = await readModels.get<StoredOrder>(ordersProjection, orderKey(orderId));
  if (!document || isPointer(document)) return undefined;
  const ids = await idsThatShow(readModels, shopperId);
  return ids.includes(document.shopperId) ? orderView.parse(document) : undefined;
}

const idsThatShow = async (readModels: ReadModels, shopperId: string): Promise<readonly string[]> =>
  shopperId.startsWith(KNOWN) ? identitiesOf(readModels, shopperId) : [shopperId];
