import type { Action, ActionOf } from './actions.js';
import {
  adopt,
  isCurrent,
  withEntry,
  withMarks,
  withResumed,
  withStatus,
  withTranscript,
} from './reduce-conversation.js';
import { accepted, withUnsent } from './reduce-unsent.js';
import { type ChatState, initialState, isAnswer, noConversation } from './state.js';

/** The chat after something happened. Pure: the same history always shows the same chat. */
export const reduce = (state: ChatState, action: Action): ChatState => seen(step(state, action));

/** Whatever stands in front of somebody's eyes has been read. */
function seen(state: ChatState): ChatState {
  if (!state.looking || !state.open || state.view !== 'conversation') return state;
  const newest = state.entries.findLast(isAnswer)?.id;
  return newest === undefined || newest === state.read ? state : { ...state, read: newest };
}

function step(state: ChatState, action: Action): ChatState {
  switch (action.type) {
    case 'loaded':
      return withTranscript(state, action.transcript);
    case 'resumed':
      return withResumed(state, action.resumed);
    case 'entry':
      return withEntry(adopt(state, action), action);
    case 'status':
      return withStatus(adopt(state, action), action);
    case 'marks':
      return withMarks(state, action);
    case 'marked':
      return isCurrent(state, action)
        ? { ...state, marks: { ...state.marks, shopper: action.shopper } }
        : state;
    case 'typing':
      return isCurrent(state, action) ? { ...state, typing: action.from } : state;
    case 'written':
      return { ...state, unsent: [...state.unsent, action.item], ended: false };
    case 'accepted':
      return accepted(state, action);
    case 'refused':
      return withUnsent(state, action.messageId, (item) => ({ ...item, refused: true }));
    case 'retried':
      return withUnsent(state, action.messageId, ({ refused: _, conversationId: __, ...item }) =>
        state.conversationId === undefined ? item : { ...item, conversationId: state.conversationId },
      );
    case 'told':
      return { ...state, ...action.told };
    default:
      return around(state, action);
  }
}

/** What does not touch the lines. */
function around(state: ChatState, action: Around): ChatState {
  switch (action.type) {
    case 'opened':
      return { ...state, open: true };
    case 'closed':
      return { ...state, open: false, view: 'conversation' };
    case 'turned':
      return { ...state, view: action.view };
    case 'looking':
      return { ...state, looking: action.looking };
    case 'link':
      return linked(state, action.link);
    case 'hours':
      return { ...state, hours: action.hours };
    case 'heads':
      return { ...state, heads: action.heads };
    case 'offered':
      return state.muted ? state : { ...state, help: action.help };
    case 'settled':
      return state.help?.offerId === action.offerId ? { ...state, help: undefined } : state;
    case 'muted':
      return { ...state, muted: action.muted, help: action.muted ? undefined : state.help };
    case 'restored':
      return restored(state, action);
    case 'switched':
      return switched(state, action.conversationId);
    case 'ended':
      return { ...state, ended: action.ended };
    case 'forgotten':
      return { ...initialState, open: state.open, looking: state.looking };
  }
}
type Around = ActionOf<
  | 'opened'
  | 'closed'
  | 'turned'
  | 'looking'
  | 'link'
  | 'hours'
  | 'heads'
  | 'offered'
  | 'settled'
  | 'muted'
  | 'restored'
  | 'switched'
  | 'ended'
  | 'forgotten'
>;

const linked = (state: ChatState, link: ChatState['link']): ChatState => ({
  ...state,
  link,
  typing: link === 'online' ? state.typing : undefined,
  gapAt: link === 'online' ? state.entries.length : undefined,
});

const restored = (
  state: ChatState,
  { unsent, conversationId, read, muted }: ActionOf<'restored'>,
): ChatState => ({
  ...state,
  unsent,
  conversationId,
  fresh: unsent.some(({ begins }) => begins),
  read,
  muted: muted ?? false,
});

/** Another conversation, or a new one; what still waits to be sent goes on waiting. */
const switched = (state: ChatState, conversationId: string | undefined): ChatState => ({
  ...state,
  ...noConversation,
  view: 'conversation',
  conversationId,
  // Nothing needs to be read of a conversation that does not exist yet.
  loaded: conversationId === undefined && state.loaded,
  fresh: conversationId === undefined,
  unsent: state.unsent.filter(({ refused, stored }) => !refused && !stored),
});
