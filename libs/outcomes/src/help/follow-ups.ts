import { type DataOf, isOneOf, type Recorded } from '#protocol';
import { ASKED_WITHIN_MS, isWithin, type OfferOutcome, ORDERED_WITHIN_MS } from './offer-outcome.js';

/** What tells of an offer in the streams of conversations. */
export const IN_CONVERSATIONS = [
  'HelpAccepted',
  'ShopperMessageSent',
  'IntentClassified',
  'AssistantReplied',
  'AgentMessageSent',
] as const;
/** Everything that tells what became of an offer. */
export const FOLLOW_UPS = [
  'HelpShown',
  'HelpDismissed',
  'HelpMuted',
  'OrderCompleted',
  ...IN_CONVERSATIONS,
] as const;
export type FollowUp = Recorded<(typeof FOLLOW_UPS)[number]>;
export const isFollowUp = isOneOf(FOLLOW_UPS);

/** The offer after one more event of its shopper; the very same where the event says nothing about it. */
export function followedUp(offer: OfferOutcome, event: FollowUp): OfferOutcome {
  const at = event.metadata.occurredAt;
  switch (event.type) {
    case 'HelpShown':
      return event.data.offerId === offer.offerId && !offer.shownAt ? { ...offer, shownAt: at } : offer;
    case 'HelpDismissed':
      return event.data.offerId === offer.offerId ? { ...offer, dismissed: event.data.how } : offer;
    case 'HelpMuted':
      return event.data.offerId === offer.offerId && !offer.mutedAt ? { ...offer, mutedAt: at } : offer;
    case 'HelpAccepted':
      return accepted(offer, event.data, at);
    case 'ShopperMessageSent':
      return asked(offer, event.data, at);
    case 'IntentClassified':
      return understood(offer, event.data, at);
    case 'AssistantReplied':
      return event.data.inReplyTo === offer.accepted?.messageId ? answered(offer, at) : offer;
    case 'AgentMessageSent':
      return event.data.conversationId === offer.accepted?.conversationId ? answered(offer, at) : offer;
    case 'OrderCompleted':
      return ordered(offer, event.data, at);
  }
}

function accepted(
  offer: OfferOutcome,
  { offerId, conversationId, messageId }: DataOf<'HelpAccepted'>,
  at: string,
): OfferOutcome {
  if (offerId !== offer.offerId || offer.accepted) return offer;
  return { ...offer, accepted: { at, conversationId, messageId } };
}

const answered = (offer: OfferOutcome, at: string): OfferOutcome =>
  offer.answeredAt === undefined ? { ...offer, answeredAt: at } : offer;

/** A button that was pressed is no question of their own: taking up the offer is one, too. */
function asked(offer: OfferOutcome, { choice }: DataOf<'ShopperMessageSent'>, at: string): OfferOutcome {
  if (choice !== undefined || offer.asked || !isWithin(offer, at, ASKED_WITHIN_MS)) return offer;
  return { ...offer, asked: { at, same: false } };
}

function understood(
  offer: OfferOutcome,
  { ranking: [leading], outOfScope }: DataOf<'IntentClassified'>,
  at: string,
): OfferOutcome {
  const isSame = !outOfScope && leading?.intent === offer.intent;
  if (!isSame || offer.asked?.same !== false || !isWithin(offer, at, ASKED_WITHIN_MS)) return offer;
  return { ...offer, asked: { ...offer.asked, same: true } };
}

function ordered(offer: OfferOutcome, order: DataOf<'OrderCompleted'>, at: string): OfferOutcome {
  if (offer.ordered || !isWithin(offer, at, ORDERED_WITHIN_MS)) return offer;
  const amount = order.total ?? order.revenue ?? order.value;
  return {
    ...offer,
    ordered: {
      at,
      orderId: order.order_id,
      ...(amount !== undefined && { amount }),
      ...(order.currency !== undefined && { currency: order.currency }),
    },
  };
}
