import type { EventStore } from '#event-store';
import {
  behaviourOf,
  behaviourProjection,
  type BehaviourSequence,
  newSequence,
  remember,
  type StoredBehaviour,
} from '#foresight';
import { knownShopper, shopperStream } from '#protocol';
import type { ReadModels } from '#read-models';
import type { RecommendationRequest } from '#recommendation';
import { isPointer, ordersOf, portraitOf } from '#shopper';

/** What recommendations start from. */
export interface ShopperState extends Pick<RecommendationRequest, 'lookedAt' | 'cart' | 'bought'> {
  readonly sequence: BehaviourSequence;
}

export interface StateParts {
  readonly readModels: ReadModels;
  readonly store: Pick<EventStore, 'readStream'>;
}

const LOOKED_AT: ReadonlySet<string> = new Set([
  'ProductClicked',
  'ProductViewed',
  'ProductAdded',
  'ProductAddedToWishlist',
]);
const LOOKED_AT_MOST = 12;
const OWN_EVENTS = 64;
const KNOWN = knownShopper('');

/** Of a person as staff may see them: all that was done under any of their ids. */
export async function stateOfPerson({ readModels }: StateParts, shopperId: string): Promise<ShopperState> {
  const sequence = await behaviourOf(readModels, shopperId);
  return stateFrom(readModels, sequence ?? newSequence(shopperId), shopperId, true);
}

/**
 * Of a visitor as they may see themselves. Saying "I am customer 5" takes no more than the public write key, so an
 * anonymous visitor is answered from what they did under that very id, never from what customer 5 did.
 */
export async function stateOfVisitor(parts: StateParts, shopperId: string): Promise<ShopperState> {
  const { readModels } = parts;
  if (shopperId.startsWith(KNOWN)) return stateOfPerson(parts, shopperId);
  const document = await readModels.get<StoredBehaviour>(behaviourProjection, shopperId);
  if (!isPointer(document)) return stateFrom(readModels, document ?? newSequence(shopperId), shopperId, true);
  return stateFrom(readModels, await ownSequence(parts, shopperId), shopperId, false);
}

async function ownSequence({ store }: StateParts, shopperId: string): Promise<BehaviourSequence> {
  const newestFirst = await store.readStream(shopperStream(shopperId), {
    direction: 'backwards',
    limit: OWN_EVENTS,
  });
  return newestFirst
    .toReversed()
    .reduce((sequence, event) => remember(sequence, event), newSequence(shopperId));
}

async function stateFrom(
  readModels: ReadModels,
  sequence: BehaviourSequence,
  shopperId: string,
  isWhole: boolean,
): Promise<ShopperState> {
  const [portrait, orders] = await Promise.all([
    isWhole ? portraitOf(readModels, shopperId) : undefined,
    ordersOf(readModels, shopperId),
  ]);
  const lookedAt = sequence.moments.flatMap(({ type, item }) => (LOOKED_AT.has(type) ? (item ?? []) : []));
  return {
    sequence,
    // Each once, where it was looked at last.
    lookedAt: [...new Set(lookedAt.toReversed())].slice(0, LOOKED_AT_MOST).reverse(),
    cart: portrait?.cart.map(({ productId }) => productId) ?? [],
    bought: [...new Set(orders.flatMap(({ products }) => products.map(({ productId }) => productId)))],
  };
}
