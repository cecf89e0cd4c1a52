import type { ConversationStatus, Transcript, TranscriptEntry } from '#protocol';
import type { Unsent } from './outbox.js';
import { type ChatState, initialState, isAnswer, shopperEntry } from './state.js';

export type Action =
  | { readonly type: 'opened' }
  | { readonly type: 'closed' }
  | { readonly type: 'link'; readonly link: ChatState['link'] }
  | {
      readonly type: 'restored';
      readonly unsent: readonly Unsent[];
      readonly readUpTo: string;
      readonly conversationId?: string;
    }
  | { readonly type: 'loaded'; readonly transcript: Transcript | null }
  | { readonly type: 'entry'; readonly conversationId: string; readonly entry: TranscriptEntry }
  | {
      readonly type: 'status';
      readonly conversationId: string;
      readonly status: ConversationStatus;
      readonly agentName?: string;
    }
  | {
      readonly type: 'typing';
      readonly conversationId: string;
      readonly from: 'assistant' | 'agent' | undefined;
    }
  | { readonly type: 'written'; readonly item: Unsent }
  | { readonly type: 'accepted'; readonly messageId: string; readonly conversationId: string }
  | { readonly type: 'refused'; readonly messageId: string }
  | { readonly type: 'retried'; readonly messageId: string }
  /** What the server holds beside the transcript. */
  | { readonly type: 'told'; readonly told: Partial<Pick<ChatState, 'rating' | 'recommended'>> }
  | { readonly type: 'restarted' }
  | { readonly type: 'forgotten' };

/** The chat after something happened. Pure: the same history always shows the same chat. */
export function reduce(state: ChatState, action: Action): ChatState {
  switch (action.type) {
    case 'opened':
      return seen({ ...state, open: true });
    case 'closed':
      return { ...state, open: false };
    case 'link':
      return { ...state, link: action.link, typing: action.link === 'online' ? state.typing : undefined };
    case 'restored':
      return {
        ...state,
        unsent: action.unsent,
        readUpTo: action.readUpTo,
        conversationId: action.conversationId,
      };
    case 'loaded':
      return seen(loaded(state, action.transcript));
    case 'entry':
      return seen(withEntry(adopt(state, action.conversationId), action));
    case 'status':
      return withStatus(adopt(state, action.conversationId), action);
    case 'typing':
      return isCurrent(state, action) ? { ...state, typing: action.from } : state;
    case 'written':
      return { ...state, unsent: [...state.unsent, action.item] };
    case 'accepted':
      return accepted(state, action);
    case 'refused':
      return withUnsent(state, action.messageId, (item) => ({ ...item, refused: true }));
    case 'retried':
      return withUnsent(state, action.messageId, ({ refused: _, conversationId: __, ...item }) => item);
    case 'told':
      return { ...state, ...action.told };
    case 'restarted':
      return restarted(state);
    case 'forgotten':
      return { ...initialState, open: state.open };
  }
}

/** A new conversation; what still waits to be sent goes on waiting. */
const restarted = ({ open, link, loaded: known, readUpTo, unsent }: ChatState): ChatState => ({
  ...initialState,
  open,
  link,
  loaded: known,
  readUpTo,
  unsent: unsent.filter(({ refused }) => !refused),
});

/** While the chat is open, whatever arrives has been seen. */
function seen(state: ChatState): ChatState {
  const newest = state.entries.at(-1)?.at ?? '';
  return state.open && newest > state.readUpTo ? { ...state, readUpTo: newest } : state;
}

/** The server's transcript, and what arrived while it was being read. */
function loaded(state: ChatState, transcript: Transcript | null): ChatState {
  if (transcript === null) {
    return {
      ...state,
      loaded: true,
      conversationId: undefined,
      entries: [],
      status: 'assistant',
      agentName: undefined,
    };
  }
  const { conversationId, entries, status, agent, rating } = transcript;
  const known = new Set(entries.map(({ id }) => id));
  const later =
    state.conversationId === conversationId ? state.entries.filter(({ id }) => !known.has(id)) : [];
  return {
    ...state,
    loaded: true,
    conversationId,
    entries: [...entries, ...later],
    status,
    agentName: agent?.name,
    rating,
    unsent: state.unsent.filter(({ messageId }) => !known.has(messageId)),
  };
}

const isCurrent = (state: ChatState, { conversationId }: { readonly conversationId: string }): boolean =>
  state.conversationId === conversationId;

/** A conversation begun in another tab is taken over where this one has none. */
const adopt = (state: ChatState, conversationId: string): ChatState =>
  state.conversationId === undefined ? { ...state, conversationId } : state;

function withEntry(
  state: ChatState,
  action: { readonly conversationId: string; readonly entry: TranscriptEntry },
): ChatState {
  if (!isCurrent(state, action)) return state;
  const { entry } = action;
  const at = state.entries.findIndex(({ id }) => id === entry.id);
  return {
    ...state,
    entries: at < 0 ? [...state.entries, entry] : state.entries.with(at, entry),
    unsent: state.unsent.filter(({ messageId }) => messageId !== entry.id),
    typing: isAnswer(entry) ? undefined : state.typing,
  };
}

function withStatus(
  state: ChatState,
  action: {
    readonly conversationId: string;
    readonly status: ConversationStatus;
    readonly agentName?: string;
  },
): ChatState {
  if (!isCurrent(state, action)) return state;
  return {
    ...state,
    status: action.status,
    agentName: action.status === 'agent' ? (action.agentName ?? state.agentName) : undefined,
  };
}

function accepted(
  state: ChatState,
  action: { readonly messageId: string; readonly conversationId: string },
): ChatState {
  const item = state.unsent.find(({ messageId }) => messageId === action.messageId);
  const current = adopt(state, action.conversationId);
  const next = { ...current, unsent: state.unsent.filter((other) => other !== item) };
  const shown = item === undefined || next.entries.some(({ id }) => id === action.messageId);
  return shown || !isCurrent(next, action)
    ? next
    : { ...next, entries: [...next.entries, shopperEntry(item)] };
}

function withUnsent(state: ChatState, messageId: string, change: (item: Unsent) => Unsent): ChatState {
  return {
    ...state,
    unsent: state.unsent.map((item) => (item.messageId === messageId ? change(item) : item)),
  };
}
