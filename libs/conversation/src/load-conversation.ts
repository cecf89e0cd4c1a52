import { type EventStore, streamPages } from '#event-store';
import { type ConversationEvent, conversationStream, remembered } from '#protocol';
import { conversationDecider } from './decider.js';
import { isConversationEvent } from './facts.js';
import { type ConversationState, evolve } from './state.js';
import { saidIn, standing } from './trail.js';

/** What of the log conversations need. */
export interface ConversationLog extends Pick<EventStore, 'append' | 'readStream'> {
  /** A conversation that is kept folded, where the log keeps some; undefined: read it. */
  atHand?(conversationId: string): LoadedConversation | undefined;
}

export interface LoadedConversation {
  readonly conversationId: string;
  readonly state: ConversationState;
  /** -1 where there is no such conversation. */
  readonly revision: number;
  readonly events: readonly ConversationEvent[];
}

export const loadConversation = async (
  store: Pick<ConversationLog, 'readStream' | 'atHand'>,
  conversationId: string,
): Promise<LoadedConversation> =>
  store.atHand?.(conversationId) ??
  catchUp(store, { conversationId, state: conversationDecider.initial, revision: -1, events: [] });

/** The conversation with what has been appended since it was loaded. */
export async function catchUp(
  store: Pick<ConversationLog, 'readStream'>,
  seen: LoadedConversation,
): Promise<LoadedConversation> {
  const stream = conversationStream(seen.conversationId);
  let { state, revision } = seen;
  const events = [...seen.events];
  for await (const page of streamPages(store, stream, revision + 1)) {
    for (const event of page) {
      revision = event.revision;
      if (!isConversationEvent(event)) continue;
      state = evolve(state, event);
      events.push(event);
    }
  }
  return { conversationId: seen.conversationId, state, revision, events };
}

/** @returns the text of a shopper's message, or undefined where the conversation does not hold it (any more) */
export function shopperMessage(state: ConversationState, messageId: string): string | undefined {
  const said = state.status === 'none' ? undefined : saidIn(state.trail, messageId);
  return said?.from === 'shopper' ? remembered(said.text) : undefined;
}

/** Whether the assistant has yet to answer a shopper's message: nobody has, and no agent has joined since. */
export const awaitsAssistant = (state: ConversationState, messageId: string): boolean =>
  state.status === 'assistant' && standing(state.trail, messageId) === 'open';
