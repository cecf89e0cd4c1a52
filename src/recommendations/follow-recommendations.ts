import type { EventStore } from '#event-store';
import { derivedId, type RecordedEvent } from '#kernel';
import {
  schemaVersionOf,
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
      for (const event of events) await followIn(event, parts);
    },
  };
}

async function followIn(event: RecordedEvent, parts: FollowingParts): Promise<void> {
  const shopperId = shopperOfStream(event.stream);
  const deeds = deedsIn(event);
  if (shopperId === undefined || deeds.length === 0) return;
  const unnamed = deeds.some(({ recommendationId }) => recommendationId === undefined);
  const before = unnamed && !isHistory(event) ? await followedBefore(event, shopperId, parts) : [];
  for (const deed of deeds) {
    const led = before.find(({ data }) => data.productId === deed.productId)?.data;
    const recommendationId = deed.recommendationId ?? led?.recommendationId;
    if (recommendationId !== undefined) await follow(event, deed, { shopperId, recommendationId }, parts);
  }
}

/** What was imported had happened before anything could be recommended. */
const isHistory = ({ recordedAt, metadata }: RecordedEvent): boolean =>
  Date.parse(recordedAt) - Date.parse(metadata.occurredAt) > ATTRIBUTED_MS;

async function follow(
  event: RecordedEvent,
  deed: Deed,
  { shopperId, recommendationId }: Pick<About, 'shopperId' | 'recommendationId'>,
  parts: FollowingParts,
): Promise<void> {
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

/** Through which recommendations the shopper turned to products lately, newest first. */
async function followedBefore(
  { position, metadata }: RecordedEvent,
  shopperId: string,
  { store, readModels, untilCurrent }: FollowingParts,
): Promise<readonly Recorded<'RecommendationFollowed'>[]> {
  await untilCurrent(position);
  const since = Date.parse(metadata.occurredAt) - ATTRIBUTED_MS;
  const options = { direction: 'backwards', limit: LOOKED_THROUGH } as const;
  const ids = await identitiesOf(readModels, shopperId);
  const streams = await Promise.all(ids.map((id) => store.readStream(foresightStream(id), options)));
  return streams
    .flat()
    .filter(isFollowed)
    .filter((one) => one.data.by !== 'ordered' && Date.parse(one.metadata.occurredAt) >= since)
    .sort((a, b) => (a.position > b.position ? -1 : 1));
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
    schemaVersion: schemaVersionOf('RecommendationFollowed'),
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
