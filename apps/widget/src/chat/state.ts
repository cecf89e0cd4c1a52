import type { ConversationStatus, Recommendations, TranscriptEntry } from '#protocol';
import type { Unsent } from './outbox.js';

/** Everything the chat shows follows from this. */
export interface ChatState {
  readonly open: boolean;
  /** `idle`: not wanted yet. `offline`: wanted, lost, being retried. */
  readonly link: 'idle' | 'connecting' | 'online' | 'offline';
  /** The server's transcript has been read; before that nothing is said about an empty chat. */
  readonly loaded: boolean;
  /** Absent until the server has accepted the first message. */
  readonly conversationId: string | undefined;
  readonly status: ConversationStatus;
  readonly agentName: string | undefined;
  readonly entries: readonly TranscriptEntry[];
  readonly unsent: readonly Unsent[];
  readonly typing: 'assistant' | 'agent' | undefined;
  /** Time of the newest entry the shopper has seen; ISO 8601. */
  readonly readUpTo: string;
  readonly rating: number | undefined;
  /** What goes with the answer that recommends something. */
  readonly recommended: Recommendations | undefined;
}

export const initialState: ChatState = {
  open: false,
  link: 'idle',
  loaded: false,
  conversationId: undefined,
  status: 'assistant',
  agentName: undefined,
  entries: [],
  unsent: [],
  typing: undefined,
  readUpTo: '',
  rating: undefined,
  recommended: undefined,
};

/** Which answer, the last of all, wants products beside it. */
export function recommendingAnswer({ entries }: ChatState): string | undefined {
  const last = entries.findLast(isAnswer);
  return last?.intent === 'recommendation' ? last.id : undefined;
}

/** A line of the transcript: what the server has, then what is still on its way. */
export interface Line {
  readonly entry: TranscriptEntry;
  readonly state: 'stored' | 'sending' | 'waiting' | 'failed';
}

export function linesOf(state: ChatState): readonly Line[] {
  const stored = new Set(state.entries.map(({ id }) => id));
  return [
    ...state.entries.map((entry): Line => ({ entry, state: 'stored' })),
    ...state.unsent
      .filter(({ messageId }) => !stored.has(messageId))
      .map((item): Line => ({ entry: shopperEntry(item), state: item.refused ? 'failed' : onItsWay(state) })),
  ];
}

const onItsWay = ({ link }: ChatState): Line['state'] => (link === 'offline' ? 'waiting' : 'sending');

export const shopperEntry = ({ messageId, text, at }: Unsent): TranscriptEntry => ({
  id: messageId,
  kind: 'shopper',
  at,
  text,
});

/** Answers that arrived while the chat was closed. */
export const unreadOf = (state: ChatState): number =>
  state.open ? 0 : state.entries.filter((entry) => isAnswer(entry) && entry.at > state.readUpTo).length;

export const isAnswer = ({ kind }: TranscriptEntry): boolean => kind === 'assistant' || kind === 'agent';
