import { derivedId, isoTime } from '#kernel';
import { type DataOf, schemaVersionOf, type HelpCard, isForgotten, type New, type Recorded } from '#protocol';
import type { Occasion } from './course/course.js';
import { OFFER_LIFE_MS } from './state/offers.js';

/** The id of the event that tells of an offer: whoever knows the one finds the other. */
export const offeredEventId = (offerId: string): string => derivedId('help-offered', offerId);

const ASSISTANT = { kind: 'assistant', id: 'help' } as const;

export const helpOffered = (
  offer: DataOf<'HelpOffered'>,
  { now, cause }: Pick<Occasion, 'now' | 'cause'>,
): New<'HelpOffered'> => ({
  id: offeredEventId(offer.offerId),
  type: 'HelpOffered',
  schemaVersion: schemaVersionOf('HelpOffered'),
  data: offer,
  metadata: {
    correlationId: cause.correlationId,
    causationId: cause.id,
    actor: ASSISTANT,
    occurredAt: isoTime(now),
  },
});

/** What a shopper sees of an offer; undefined where it is held out, or its words are forgotten. */
export function cardOf({ data, metadata }: Recorded<'HelpOffered'>): HelpCard | undefined {
  const { offerId, saw, action, intent, arm } = data;
  if (arm !== 'offer' || isForgotten(saw)) return undefined;
  const at = Date.parse(metadata.occurredAt);
  return { offerId, saw, action, intent, at: isoTime(at), until: isoTime(at + OFFER_LIFE_MS) };
}
