import type { EventStore } from '#event-store';
import { derivedId, type RecordedEvent } from '#kernel';
import {
  definitionOf,
  type FollowedBy,
  foresightStream,
  isOneOf,
  type New,
  type Recorded,
  shopperOfStream,
} from '#protocol';
import type { ReadModels } from '#read-models';
import { identitiesOf } from '#shopper';
import type { Reaction } from '../roles/subscriber.js';
import { type Deed, deedsIn, FOLLOWING } from './deeds.js';
import { shownEventId } from './products-recommended.js';

export interface FollowingParts {
  readonly store: Pick<EventStore, 'append' | 'readEvent' | 'readStream'>;
  readonly readModels: ReadModels;
  /** Resolves when read models show everything up to a position, as far as this process can tell. */
  readonly untilCurrent: (position: bigint) => Promise<void>;
}

/** An order counts for a recommendation that was followed to its product within so long. */
const ATTRIBUTED_MS = 7 * 24 * 3_600_000;
const LOOKED_THROUGH = 200;

const isShown = isOneOf(['ProductsRecommended']);
const isFollowed = isOneOf(['RecommendationFollowed']);

/**
 * What shoppers do with recommended products becomes what became of the recommendation. Only recommendations count that
 * were shown to the one who acts: an id that somebody made up, or took from somebody else, says nothing.
 */
export function followRecommendations(parts: FollowingParts): Reaction {
  return {
    name: 'recommendations',
    filter: { types: FOLLOWING, streamPrefixes: ['shopper-'] },
    async react(events) {
      for (const event of events) {
        for (const deed of deedsIn(event)) await follow(event, deed, parts);
      }
    },
  };
}

async function follow(event: RecordedEvent, deed: Deed, parts: FollowingParts): Promise<void> {
  const shopperId = shopperOfStream(event.stream);
  if (shopperId === undefined) return;
  const recommendationId = deed.recommendationId ?? (await recommendedBefore(event, deed, shopperId, parts));
  if (recommendationId === undefined) return;
  const shown = await parts.store.readEvent(shownEventId(recommendationId));
  if (!shown || !isShown(shown)) return;
  const product = shown.data.products.find(({ productId }) => productId === deed.productId);
  if (!product || !(await isTheirs(shown, shopperId, event, parts))) return;
  const { place } = shown.data;
  const fact = followed(event, deed, { shopperId, recommendationId, place, reason: product.reason });
  await parts.store.append(foresightStream(shopperId), [fact]);
}

/** Who logged in after it was shown is still the one it was shown to. */
async function isTheirs(
  { data }: Recorded<'ProductsRecommended'>,
  shopperId: string,
  { position }: RecordedEvent,
  { readModels, untilCurrent }: FollowingParts,
): Promise<boolean> {
  if (data.shopperId === shopperId) return true;
  await untilCurrent(position);
  return (await identitiesOf(readModels, shopperId)).includes(data.shopperId);
}

/** Orders that do not say so count where the recommendation had led to the product before. */
async function recommendedBefore(
  event: RecordedEvent,
  { by, productId }: Deed,
  shopperId: string,
  { store, readModels, untilCurrent }: FollowingParts,
): Promise<string | undefined> {
  if (by !== 'ordered') return undefined;
  await untilCurrent(event.position);
  const since = Date.parse(event.metadata.occurredAt) - ATTRIBUTED_MS;
  const options = { direction: 'backwards', limit: LOOKED_THROUGH } as const;
  for (const id of await identitiesOf(readModels, shopperId)) {
    const newestFirst = await store.readStream(foresightStream(id), options);
    const last = newestFirst
      .filter(isFollowed)
      .find((one) => one.data.productId === productId && one.data.by !== 'ordered');
    if (last && Date.parse(last.metadata.occurredAt) >= since) return last.data.recommendationId;
  }
  return undefined;
}

type About = Pick<
  New<'RecommendationFollowed'>['data'],
  'shopperId' | 'recommendationId' | 'place' | 'reason'
>;

function followed(event: RecordedEvent, deed: Deed, about: About): New<'RecommendationFollowed'> {
  const { by, productId, amount, currency } = deed;
  return {
    id: followedId(about.recommendationId, by, productId, event.id),
    type: 'RecommendationFollowed',
    schemaVersion: definitionOf('RecommendationFollowed')?.schemaVersion ?? 1,
    data: {
      ...about,
      productId,
      by,
      eventId: event.id,
      ...(amount !== undefined && { amount }),
      ...(currency !== undefined && { currency }),
    },
    metadata: {
      correlationId: event.metadata.correlationId,
      causationId: event.id,
      actor: event.metadata.actor,
      occurredAt: event.metadata.occurredAt,
    },
  };
}

/** Looking at a product twice follows its recommendation once; each order of it counts. */
const followedId = (recommendationId: string, by: FollowedBy, productId: string, eventId: string): string =>
  derivedId('recommendation-followed', recommendationId, by, productId, by === 'ordered' ? eventId : '');
