import type { ActionOf } from './actions.js';
import type { Unsent } from './outbox.js';
import type { ChatState } from './state.js';

/** A conversation has come to be: it is the one shown, and what waits without one goes on in it. */
export const begun = (state: ChatState, conversationId: string): ChatState => ({
  ...state,
  conversationId,
  fresh: false,
  unsent: state.unsent.map((item) =>
    item.conversationId === undefined ? { ...item, conversationId } : item,
  ),
});

/** The server has it. Its line stands last until the transcript says where it belongs among the others. */
export function accepted(state: ChatState, { messageId, conversationId }: ActionOf<'accepted'>): ChatState {
  const item = state.unsent.find((other) => other.messageId === messageId);
  if (item === undefined) return state;
  const opens = item.conversationId === undefined && state.conversationId === undefined;
  const next = opens ? begun(state, conversationId) : state;
  return {
    ...next,
    unsent: next.unsent.map((other) => {
      if (other.messageId === messageId) return { ...other, conversationId, stored: true };
      // Those behind the message that began a conversation elsewhere go on in it.
      const behind = item.conversationId === undefined && other.conversationId === undefined;
      return behind ? { ...other, conversationId } : other;
    }),
  };
}

export function withUnsent(state: ChatState, messageId: string, change: (item: Unsent) => Unsent): ChatState {
  return {
    ...state,
    unsent: state.unsent.map((item) => (item.messageId === messageId ? change(item) : item)),
  };
}
