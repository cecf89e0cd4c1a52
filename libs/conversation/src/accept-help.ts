import type { DataOf } from '#protocol';
import type { ConversationFact } from './facts.js';

/** The offer of help that a message takes up. Whoever sends the command has checked that it was made to this shopper. */
export type AcceptedOffer = Pick<DataOf<'HelpAccepted'>, 'offerId' | 'policyId' | 'intent'>;

/** Stands behind the message, in the same append: an offer is never taken up without its asking being there. */
export const acceptance = (
  parties: Pick<DataOf<'HelpAccepted'>, 'conversationId' | 'shopperId'>,
  { messageId, accepts }: { readonly messageId: string; readonly accepts?: AcceptedOffer | undefined },
): readonly ConversationFact[] =>
  accepts ? [{ type: 'HelpAccepted', data: { ...parties, messageId, ...accepts } }] : [];
