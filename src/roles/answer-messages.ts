import type { Logger } from 'pino';
import { type Knowledge, planReply } from '#assistance';
import {
  handleConversationCommand,
  loadConversation,
  type LoadedConversation,
  shopperMessage,
} from '#conversation';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { Recorded } from '#protocol';
import type { ReadModels } from '#read-models';
import { ordersOf } from '#shopper';
import type { Reaction } from './subscriber.js';

type Classification = Recorded<'IntentClassified'>;

export interface AssistantParts {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly log: Logger;
  readonly knowledge: Knowledge;
  /** Resolves when read models show everything up to a position, as far as this process can tell. */
  readonly untilCurrent: (position: bigint) => Promise<void>;
}

/** Classified messages get their answer, with what is known of the shopper's orders at this moment. */
export function answerMessages(parts: AssistantParts): Reaction {
  return {
    name: 'assistant',
    filter: { types: ['IntentClassified'], streamPrefixes: ['conversation-'] },
    async react(events) {
      const last = events.at(-1);
      if (last === undefined) return;
      await parts.untilCurrent(last.position);
      const conversations = byConversation(events as readonly Classification[]);
      await Promise.all(
        Array.from(conversations.values(), async (own) => {
          for (const event of own) await answer(event, parts);
        }),
      );
    },
  };
}

/** Conversations are answered side by side, the messages of each one after another. */
function byConversation(events: readonly Classification[]): ReadonlyMap<string, readonly Classification[]> {
  const found = new Map<string, Classification[]>();
  for (const event of events) {
    const own = found.get(event.data.conversationId);
    if (own) own.push(event);
    else found.set(event.data.conversationId, [event]);
  }
  return found;
}

async function answer(event: Classification, parts: AssistantParts): Promise<void> {
  const { conversationId, messageId } = event.data;
  const conversation = await loadConversation(parts.store, conversationId);
  const planned = await plan(event, conversation, parts);
  if (planned === undefined) return;
  const { text, intent, orderId, handoff } = planned;
  const outcome = await handleConversationCommand(
    parts.store,
    {
      type: 'ReplyAsAssistant',
      conversationId,
      inReplyTo: messageId,
      text,
      intent,
      ...(orderId !== undefined && { orderId }),
      ...(handoff !== undefined && { handoff }),
    },
    {
      correlationId: event.metadata.correlationId,
      causationId: event.id,
      actor: { kind: 'assistant', id: 'assistant' },
      occurredAt: parts.clock.now().toISOString(),
    },
  );
  if (outcome.ok) return;
  if (outcome.error.reason === 'busy') throw new Error(outcome.error.message);
  // An agent was quicker, or the conversation is over: there is nothing left to answer.
  parts.log.debug({ reason: outcome.error.reason, eventId: event.id }, 'no answer was needed');
}

async function plan(event: Classification, { state, events }: LoadedConversation, parts: AssistantParts) {
  const { messageId, ranking, band, outOfScope } = event.data;
  const text = shopperMessage(state, messageId);
  if (state.status !== 'assistant' || text === undefined) return undefined;
  const orders = await ordersOf(parts.readModels, askerOf(events, messageId) ?? state.shopperId);
  return planReply(
    {
      text,
      classification: { ranking, band, outOfScope },
      language: state.language,
      unsureReplies: state.unsureReplies,
      // `ordersOf` answers only what this shopper may see.
      shopperIds: orders.map(({ shopperId }) => shopperId),
      orders,
      now: parts.clock.now(),
    },
    parts.knowledge,
  );
}

/** Whom the visitor had proved to be when they asked: after logging in that is more than the conversation began with. */
function askerOf(events: LoadedConversation['events'], messageId: string): string | undefined {
  const asked = events.find((one) => one.type === 'ShopperMessageSent' && one.data.messageId === messageId);
  return asked?.metadata.actor.kind === 'shopper' ? asked.metadata.actor.id : undefined;
}
