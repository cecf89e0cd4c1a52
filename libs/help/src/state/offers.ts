import type { HelpEvent } from '#protocol';
import { helpStream } from '#protocol';
import type { HelpState, MadeOffer } from './help-state.js';

/** Of a person who is offered help three times a week, more than a year. */
const REMEMBERED_OFFERS = 200;
/** How long a card is shown. */
export const OFFER_LIFE_MS = 10 * 60_000;

export function helped(state: HelpState, event: HelpEvent): HelpState {
  const at = Date.parse(event.metadata.occurredAt);
  const revision =
    event.stream === helpStream(state.shopperId) ? Math.max(state.revision, event.revision) : state.revision;
  const after = { ...state, revision };
  switch (event.type) {
    case 'HelpOffered':
      return withOffer(after, event.data, at);
    case 'HelpDismissed':
      return closed(after, event.data.offerId, event.data.how, at);
    case 'HelpMuted':
    case 'HelpUnmuted': {
      if (event.position <= state.muted.position) return after;
      const muted = { is: event.type === 'HelpMuted', position: event.position };
      const { offerId } = event.type === 'HelpMuted' ? event.data : {};
      return { ...(offerId === undefined ? after : closed(after, offerId, 'dismissed', at)), muted };
    }
    default:
      return after;
  }
}

type Offered = Extract<HelpEvent, { type: 'HelpOffered' }>['data'];

export function withOffer(state: HelpState, data: Offered, at: number): HelpState {
  const { offerId, policyId, arm, about, intent } = data;
  if (state.offers.some((offer) => offer.offerId === offerId)) return state;
  const offer: MadeOffer = { offerId, policyId, at, arm, about, intent, fate: 'open' };
  return { ...state, offers: [...state.offers, offer].slice(-REMEMBERED_OFFERS) };
}

/** What was taken up stays so; what lapsed may still be taken up or waved away. */
export function closed(
  state: HelpState,
  offerId: string,
  fate: Exclude<MadeOffer['fate'], 'open'>,
  closedAt: number,
): HelpState {
  const index = state.offers.findIndex((offer) => offer.offerId === offerId);
  const offer = state.offers[index];
  if (!offer || offer.fate === 'accepted' || (offer.fate === 'dismissed' && fate !== 'accepted'))
    return state;
  return { ...state, offers: state.offers.with(index, { ...offer, fate, closedAt }) };
}

/** Open offers for which it is too late: they have asked, or what it was about is done. */
export function overtakenBy(
  state: HelpState,
  at: number,
  isConcerned: (offer: MadeOffer) => boolean = () => true,
): HelpState {
  return state.offers
    .filter((offer) => isStanding(offer, at) && isConcerned(offer))
    .reduce((after, { offerId }) => closed(after, offerId, 'overtaken', at), state);
}

/** Whether its card may be on a screen at a moment. */
export const isStanding = ({ arm, fate, at }: MadeOffer, now: number): boolean =>
  arm === 'offer' && fate === 'open' && now - at < OFFER_LIFE_MS;
