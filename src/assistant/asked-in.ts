import { type Asked, ShopUnavailable } from '#assistance';
import { type LoadedConversation, shopperMessage, type StartedConversation } from '#conversation';
import { type Choice, helpStream, isForgotten, type OrderView, type Recorded } from '#protocol';
import { ordersOf } from '#shopper';
import type { AssistantParts } from './assistant-parts.js';

export type Message = Recorded<'ShopperMessageSent'>;

/** A shopper's message of a conversation that the assistant holds, and who the visitor had proved to be. */
export interface Asking {
  readonly state: StartedConversation;
  readonly message: Message;
  /** After logging in that is more than the conversation began with. */
  readonly shopperId: string;
  readonly classified: Recorded<'IntentClassified'> | undefined;
}

/** @returns undefined where the conversation does not hold the message, or it was forgotten */
export function askingIn({ state, events }: LoadedConversation, messageId: string): Asking | undefined {
  if (state.status === 'none' || shopperMessage(state, messageId) === undefined) return undefined;
  const isIt = (event: LoadedConversation['events'][number]): event is Message =>
    event.type === 'ShopperMessageSent' && event.data.messageId === messageId;
  const message = events.find(isIt);
  if (!message) return undefined;
  const classified = events.find(
    (event): event is Recorded<'IntentClassified'> =>
      event.type === 'IntentClassified' && event.data.messageId === messageId,
  );
  const { actor } = message.metadata;
  return { state, message, classified, shopperId: actor.kind === 'shopper' ? actor.id : state.shopperId };
}

/** What the message asks, with what is known of the shopper's orders at this moment. */
export async function askedIn(
  { state, message, classified, shopperId }: Asking,
  conversation: LoadedConversation,
  parts: AssistantParts,
): Promise<Asked> {
  const { conversationId, messageId } = message.data;
  const choice = await choiceOf(message, conversation, parts);
  const orders = await knownOrders(shopperId, parts);
  const lastIntent = lastAnswered(conversation);
  return {
    conversationId,
    messageId,
    text: shopperMessage(state, messageId) ?? '',
    ...(choice && { choice }),
    ...(!choice && classified && { classification: classified.data }),
    language: state.language,
    unsureReplies: state.unsureReplies,
    flows: state.flows,
    ...(lastIntent !== null && { lastIntent }),
    ...(state.aboutOrder !== undefined && { aboutOrder: state.aboutOrder }),
    // The shop gives only what this shopper may see.
    shopperIds: orders.map((order: OrderView) => order.shopperId),
    orders,
    now: parts.clock.now(),
  };
}

/** What the assistant answered last; null where that was nothing. */
const lastAnswered = ({ events }: LoadedConversation): string | null =>
  events.findLast((event): event is Recorded<'AssistantReplied'> => event.type === 'AssistantReplied')?.data
    .intent ?? null;

/** The shop's word, or what its events have told where it cannot be asked: nobody waits for an answer because of it. */
async function knownOrders(
  shopperId: string,
  { shop, readModels, log }: AssistantParts,
): Promise<readonly OrderView[]> {
  try {
    return await shop.orders(shopperId);
  } catch (error) {
    if (!(error instanceof ShopUnavailable)) throw error;
    log.warn({ err: error }, 'orders are told as their events have told them');
    return ordersOf(readModels, shopperId);
  }
}

/** Help that was taken up asks what it was offered for. */
async function choiceOf(
  { data }: Message,
  { events }: LoadedConversation,
  { store }: AssistantParts,
): Promise<Choice | undefined> {
  const { choice } = data;
  if (choice === undefined || isForgotten(choice)) return undefined;
  if (choice.kind !== 'offer') return choice;
  const accepted = events.find(
    (event): event is Recorded<'HelpAccepted'> =>
      event.type === 'HelpAccepted' && event.data.messageId === data.messageId,
  );
  const intent = accepted ? accepted.data.intent : await offeredIntent(data.shopperId, choice.offerId, store);
  return intent === null || intent === undefined ? choice : { kind: 'intent', intent };
}

const OFFERS = 200;

async function offeredIntent(
  shopperId: string,
  offerId: string,
  store: AssistantParts['store'],
): Promise<string | null | undefined> {
  const newest = { direction: 'backwards', limit: OFFERS } as const;
  const offers = await store.readStream(helpStream(shopperId), newest);
  const offer = offers.find(
    (event): event is Recorded<'HelpOffered'> =>
      event.type === 'HelpOffered' && (event as Recorded<'HelpOffered'>).data.offerId === offerId,
  );
  return offer?.data.intent;
}
