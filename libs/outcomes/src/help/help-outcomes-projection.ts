import type { Documents, Projection } from '#projections';
import { type DataOf, helpStream, isOneOf, type Recorded, shopperOfStream, shopperStream } from '#protocol';
import type { Change } from '#read-models';
import { aliasOf, isPointer, mergedIds, type Pointer, pointerTo, rootOf } from '#shopper';
import { FOLLOW_UPS, type FollowUp, followedUp, IN_CONVERSATIONS, isFollowUp } from './follow-ups.js';
import type { OfferOutcome } from './offer-outcome.js';

/** The offers that one person was made, or would have been. */
export interface ShopperHelp {
  readonly shopperId: string;
  /** Of the newest one: ISO 8601. */
  readonly lastOfferAt: string;
  /** Oldest first. */
  readonly offers: readonly OfferOutcome[];
}
export type StoredShopperHelp = ShopperHelp | Pointer;

const isOffered = isOneOf(['HelpOffered']);
const isMerged = isOneOf(['ShoppersMerged']);

/** What became of the help that each person was offered? Keyed by shopper id. */
export const helpOutcomesProjection: Projection<StoredShopperHelp> = {
  name: 'help-outcomes',
  version: 1,
  indexes: ['lastOfferAt'],
  handles: ['HelpOffered', ...FOLLOW_UPS, 'ShoppersMerged'],
  links: ['ShoppersMerged'],
  apply(event, documents): readonly Change<StoredShopperHelp>[] {
    if (isMerged(event)) return merge(event.data, documents);
    const shopperId = shopperOf(event);
    if (shopperId === undefined) return [];
    const root = rootOf(documents, shopperId);
    const before = helpOf(documents, root);
    if (isOffered(event)) return offered(event, root, before);
    return before && isFollowUp(event) ? follow(event, before) : [];
  },
  keysOf(event) {
    if (isMerged(event)) return mergedIds(event);
    const shopperId = shopperOf(event);
    return shopperId === undefined ? [] : [shopperId];
  },
  sourceOf: (shopperId) => ({
    streams: [shopperStream(shopperId), helpStream(shopperId)],
    scattered: IN_CONVERSATIONS,
  }),
  aliasOf,
};

/** Conversations and offers name their shopper; behaviour stands in a stream of theirs. */
function shopperOf(event: Parameters<typeof isFollowUp>[0]): string | undefined {
  if (isOffered(event)) return event.data.shopperId;
  if (!isFollowUp(event)) return undefined;
  return event.type === 'OrderCompleted' ? shopperOfStream(event.stream) : event.data.shopperId;
}

function offered(
  { data, metadata }: Recorded<'HelpOffered'>,
  shopperId: string,
  before: ShopperHelp | undefined,
): readonly Change<StoredShopperHelp>[] {
  const { offerId, policyId, arm, intent, language } = data;
  if (before?.offers.some((offer) => offer.offerId === offerId)) return [];
  const offer: OfferOutcome = { offerId, policyId, arm, intent, language, at: metadata.occurredAt };
  return [put(shopperId, [...(before?.offers ?? []), offer])];
}

function follow(event: FollowUp, { shopperId, offers }: ShopperHelp): readonly Change<StoredShopperHelp>[] {
  const after = offers.map((offer) => followedUp(offer, event));
  return after.some((offer, i) => offer !== offers[i]) ? [put(shopperId, after)] : [];
}

/** Follows the rule of the portrait: a history that has been folded into someone's stays there. */
function merge(
  { from, into }: DataOf<'ShoppersMerged'>,
  documents: Documents<StoredShopperHelp>,
): readonly Change<StoredShopperHelp>[] {
  const root = rootOf(documents, into);
  if (from === root || isPointer(documents.get(from))) return [];
  const pointer = { kind: 'put', key: from, document: pointerTo(root) } as const;
  const history = helpOf(documents, from);
  if (!history) return [pointer];
  return [put(root, [...(helpOf(documents, root)?.offers ?? []), ...history.offers]), pointer];
}

function put(shopperId: string, offers: readonly OfferOutcome[]): Change<StoredShopperHelp> {
  const inOrder = [...offers].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const lastOfferAt = inOrder.at(-1)?.at ?? '';
  return { kind: 'put', key: shopperId, document: { shopperId, lastOfferAt, offers: inOrder } };
}

function helpOf(documents: Documents<StoredShopperHelp>, key: string): ShopperHelp | undefined {
  const document = documents.get(key);
  return isPointer(document) ? undefined : document;
}
