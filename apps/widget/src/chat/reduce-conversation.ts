import type { Resumed, Transcript, TranscriptEntry } from '#protocol';
import type { ActionOf } from './actions.js';
import { begun } from './reduce-unsent.js';
import { type ChatState, isAnswer, noConversation } from './state.js';

interface OfConversation {
  readonly conversationId: string;
}

export const isCurrent = (state: ChatState, { conversationId }: OfConversation): boolean =>
  state.conversationId === conversationId;

/** A conversation begun here, or in another tab where this one has none and wants no other, is the one shown. */
export function adopt(
  state: ChatState,
  { conversationId, entry }: OfConversation & { readonly entry?: TranscriptEntry },
): ChatState {
  const own = state.unsent.some((item) => item.messageId === entry?.id && item.conversationId === undefined);
  return state.conversationId === undefined && (own || !state.fresh) ? begun(state, conversationId) : state;
}

/** The server's transcript, and what arrived while it was being read. */
export function withTranscript(state: ChatState, transcript: Transcript | null): ChatState {
  // A new conversation was asked for meanwhile.
  if (state.fresh) return { ...state, loaded: true };
  if (transcript === null) return { ...state, ...noConversation, loaded: true };
  const { conversationId, entries, status, agent, rating, revision, marks } = transcript;
  const known = new Set(entries.map(({ id }) => id));
  const later = isCurrent(state, transcript) ? state.entries.filter(({ id }) => !known.has(id)) : [];
  return {
    ...state,
    loaded: true,
    gapAt: undefined,
    conversationId,
    entries: [...entries, ...later],
    ...became(state, status),
    agentName: agent?.name,
    rating,
    revision: isCurrent(state, transcript) ? Math.max(state.revision, revision) : revision,
    marks,
    unsent: joined(state, conversationId).filter(({ messageId }) => !known.has(messageId)),
  };
}

/** What was written before it was known which conversation is open belongs to it. */
const joined = ({ unsent }: ChatState, conversationId: string): ChatState['unsent'] =>
  unsent.map((item) =>
    item.conversationId !== undefined || item.begins ? item : { ...item, conversationId },
  );

/** What was missed stands before what came since the line is back. */
export function withResumed(state: ChatState, resumed: Resumed): ChatState {
  if (!isCurrent(state, resumed)) return state;
  const gapAt = state.gapAt ?? state.entries.length;
  const news = new Map(resumed.entries.map((entry) => [entry.id, entry]));
  const before = state.entries.slice(0, gapAt);
  const known = new Set(before.map(({ id }) => id));
  const since = state.entries.slice(gapAt).filter(({ id }) => !news.has(id));
  return {
    ...state,
    loaded: true,
    gapAt: undefined,
    entries: [
      ...before.map((entry) => news.get(entry.id) ?? entry),
      ...resumed.entries.filter(({ id }) => !known.has(id)),
      ...since,
    ],
    ...became(state, resumed.status),
    agentName: resumed.agent?.name,
    rating: resumed.rating ?? state.rating,
    revision: Math.max(state.revision, resumed.revision),
    marks: resumed.marks,
    unsent: state.unsent.filter(({ messageId }) => !news.has(messageId)),
  };
}

/** Lines come in the server's order; one that is known already has changed. */
export function withEntry(state: ChatState, action: ActionOf<'entry'>): ChatState {
  const unsent = state.unsent.filter(({ messageId }) => messageId !== action.entry.id);
  if (!isCurrent(state, action)) return unsent.length === state.unsent.length ? state : { ...state, unsent };
  const { entry, revision } = action;
  const at = state.entries.findIndex(({ id }) => id === entry.id);
  return {
    ...state,
    entries: at < 0 ? [...state.entries, entry] : state.entries.with(at, entry),
    revision: passedBy(state, revision),
    unsent,
    typing: isAnswer(entry) ? undefined : state.typing,
    ended: state.ended === true && isWord(entry) ? undefined : state.ended,
  };
}
const isWord = (entry: TranscriptEntry): boolean => isAnswer(entry) || entry.kind === 'shopper';

/** While something is missing, only what was read in one piece counts: the gap is asked for by it. */
const passedBy = (state: ChatState, revision: number): number =>
  state.gapAt === undefined ? Math.max(state.revision, revision) : state.revision;

/** What is resolved anew is over, whatever the shopper did before. */
const became = (state: ChatState, status: ChatState['status']): Pick<ChatState, 'status' | 'ended'> => ({
  status,
  ended: status === 'resolved' && state.status !== 'resolved' ? undefined : state.ended,
});

export function withStatus(state: ChatState, action: ActionOf<'status'>): ChatState {
  if (!isCurrent(state, action)) return state;
  return {
    ...state,
    ...became(state, action.status),
    revision: passedBy(state, action.revision),
    agentName: action.status === 'agent' ? (action.agentName ?? state.agentName) : undefined,
  };
}

export const withMarks = (state: ChatState, action: ActionOf<'marks'>): ChatState =>
  isCurrent(state, action)
    ? { ...state, marks: action.marks, revision: passedBy(state, action.revision) }
    : state;
