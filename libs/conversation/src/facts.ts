import { conversationEvents, type ConversationEvent, type Fact, isOneOf } from '#protocol';

export type ConversationType = ConversationEvent['type'];

/** Type and data of a conversation event: what the decider speaks of. */
export type ConversationFact = Fact<ConversationType>;

export const conversationTypes: readonly ConversationType[] = conversationEvents.map((event) => event.type);

export const isConversationEvent = isOneOf(conversationTypes);
