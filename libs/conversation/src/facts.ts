import type { RecordedEvent } from '#kernel';
import { conversationEvents, type ConversationEvent, type Fact } from '#protocol';

export type ConversationType = ConversationEvent['type'];

/** Type and data of a conversation event: what the decider speaks of. */
export type ConversationFact = Fact<ConversationType>;

export const conversationTypes: readonly ConversationType[] = conversationEvents.map((event) => event.type);

const known: ReadonlySet<string> = new Set(conversationTypes);

/** Data was checked when it was written, so the type alone tells its shape. */
export const isConversationEvent = (event: RecordedEvent): event is ConversationEvent =>
  known.has(event.type);
