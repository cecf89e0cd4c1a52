import fc from 'fast-check';
import { derivedId, type RecordedEvent } from '#kernel';
import { conversationStream, type DataOf, type EventType, helpStream, shopperStream } from '#protocol';

const START = Date.UTC(2026, 2, 2, 9);
export const minute = (n: number): string => new Date(START + n * 60_000).toISOString();

let made = 0;
/** An event as the log gives it back; minutes count from 9:00 of the 2nd of March 2026. */
function event<Type extends EventType>(
  stream: string,
  type: Type,
  data: DataOf<Type>,
  at: number,
): RecordedEvent {
  made++;
  return {
    id: derivedId('helped', String(made)),
    type,
    schemaVersion: 1,
    data,
    metadata: { correlationId: 'test', actor: { kind: 'system', id: 'test' }, occurredAt: minute(at) },
    stream,
    revision: made,
    position: BigInt(made),
    recordedAt: minute(at),
  };
}

const model = { name: 'intents', version: '1' };
const mira = { id: 'mira', name: 'MIRA' };

/** What can happen to one shopper who may be offered help. */
// eslint-disable-next-line max-lines-per-function -- a vocabulary of one-line words
export function shopperCalled(shopperId: string, conversationId = `c-${shopperId}`) {
  const own = { conversationId, shopperId };
  const talk = conversationStream(conversationId);
  const help = helpStream(shopperId);
  return {
    offered: (offerId: string, at: number, more: Partial<DataOf<'HelpOffered'>> = {}) =>
      event(
        help,
        'HelpOffered',
        {
          shopperId,
          offerId,
          policyId: 'payments',
          policyVersion: 1,
          arm: 'offer',
          intent: 'payment_failed',
          language: 'en',
          saw: 'Your payment failed twice.',
          action: 'See why',
          about: 'checkout-1',
          evidence: [],
          ...more,
        },
        at,
      ),
    shown: (offerId: string, at: number) =>
      event(help, 'HelpShown', { shopperId, offerId, policyId: 'payments' }, at),
    dismissed: (offerId: string, at: number, how: DataOf<'HelpDismissed'>['how'] = 'dismissed') =>
      event(help, 'HelpDismissed', { shopperId, offerId, policyId: 'payments', how }, at),
    muted: (offerId: string, at: number) => event(help, 'HelpMuted', { shopperId, offerId }, at),
    accepted: (offerId: string, messageId: string, at: number) =>
      event(
        talk,
        'HelpAccepted',
        { ...own, messageId, offerId, policyId: 'payments', intent: 'payment_failed' },
        at,
      ),
    presses: (offerId: string, messageId: string, at: number) =>
      event(
        talk,
        'ShopperMessageSent',
        { ...own, messageId, text: 'See why', choice: { kind: 'offer', offerId } },
        at,
      ),
    begins: (at: number, language: 'en' | 'zh' = 'en') =>
      event(talk, 'ConversationStarted', { ...own, language }, at),
    asks: (messageId: string, at: number) =>
      event(talk, 'ShopperMessageSent', { ...own, messageId, text: 'Why?' }, at),
    isUnderstood: (
      messageId: string,
      intent: string,
      at: number,
      more: Partial<DataOf<'IntentClassified'>> = {},
    ) =>
      event(
        talk,
        'IntentClassified',
        {
          ...own,
          messageId,
          ranking: [{ intent, probability: 0.9 }],
          outOfScope: false,
          band: 'sure',
          language: 'en',
          model,
          ...more,
        },
        at,
      ),
    isCorrected: (messageId: string, corrected: string | null, at: number) =>
      event(talk, 'IntentCorrected', { ...own, messageId, original: null, corrected, by: mira, model }, at),
    isCorrectedNoMore: (messageId: string, at: number) =>
      event(talk, 'IntentCorrectionWithdrawn', { ...own, messageId, by: mira }, at),
    isAnswered: (inReplyTo: string, at: number, intent: string | null = 'payment_failed') =>
      event(
        talk,
        'AssistantReplied',
        { ...own, messageId: `${inReplyTo}-reply`, inReplyTo, text: 'Because.', intent },
        at,
      ),
    wantsAPerson: (at: number) => event(talk, 'HandoffRequested', { ...own, reason: 'shopper-asked' }, at),
    isJoinedBy: (agentId: string, at: number) =>
      event(talk, 'AgentJoined', { ...own, agentId, agentName: agentId.toUpperCase() }, at),
    isAnsweredBy: (agentId: string, at: number) =>
      event(
        talk,
        'AgentMessageSent',
        { ...own, messageId: `m-${String(at)}`, agentId, agentName: agentId.toUpperCase(), text: 'Hello' },
        at,
      ),
    isClosed: (at: number, by: DataOf<'ConversationResolved'>['by'] = 'shopper') =>
      event(talk, 'ConversationResolved', { ...own, by }, at),
    rates: (rating: number, at: number) => event(talk, 'ConversationRated', { ...own, rating }, at),
    orders: (orderId: string, at: number, total = 20) =>
      event(
        shopperStream(shopperId),
        'OrderCompleted',
        { order_id: orderId, total, currency: 'EUR', products: [] },
        at,
      ),
    turnsOutToBe: (into: string, at: number) =>
      event(shopperStream(into), 'ShoppersMerged', { from: shopperId, into }, at),
  };
}

const offerId = fc.constantFrom('o1', 'o2', 'o3');
const at = fc.nat(2000);

/** Anything that can happen to a few shoppers who are offered help, in any order, whose ids turn out to be one person's or not. */
export const helpHistories: fc.Arbitrary<readonly RecordedEvent[]> = fc
  .array(
    fc
      .tuple(
        fc.constantFrom('a-1', 'a-2', 'u-1'),
        offerId,
        at,
        fc.constantFrom('u-1', 'u-2', 'a-2'),
        fc.constantFrom('payment_failed', 'order_status'),
        fc.nat(11),
      )
      .map(([id, offer, time, other, intent, which]) => (): RecordedEvent => {
        const who = shopperCalled(id);
        // An offer id is one shopper's: the same for two would be two offers.
        const own = `${offer}-${id}`;
        const all = [
          () => who.offered(own, time),
          () => who.offered(own, time, { arm: 'hold-out', policyId: 'returns', intent }),
          () => who.shown(own, time),
          () => who.dismissed(own, time),
          () => who.muted(own, time),
          () => who.accepted(own, `m-${offer}`, time),
          () => who.asks(`m-${offer}`, time),
          () => who.isUnderstood(`m-${offer}`, intent, time),
          () => who.isAnswered(`m-${offer}`, time),
          () => who.isAnsweredBy('mira', time),
          () => who.orders(`order-${offer}`, time),
          () => who.turnsOutToBe(other, time),
        ];
        return (all[which] ?? all[0] ?? (() => who.asks('m', time)))();
      }),
    { maxLength: 40 },
  )
  .map((makers) => makers.map((make) => make()));
