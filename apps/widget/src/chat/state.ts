import type {
  ConversationHead,
  ConversationStatus,
  DeskHours,
  HelpCard,
  Marks,
  Recommendations,
  TranscriptEntry,
} from '#protocol';
import type { Unsent } from './outbox.js';

/** What is known of the conversation on the screen. */
export interface ShownConversation {
  /** The server's transcript has been read; before that nothing is said about an empty chat. */
  readonly loaded: boolean;
  /** Absent until the server has accepted the first message. */
  readonly conversationId: string | undefined;
  /** A conversation of its own was asked for: the first message begins one, whatever else is open. */
  readonly fresh: boolean;
  readonly status: ConversationStatus;
  readonly agentName: string | undefined;
  readonly entries: readonly TranscriptEntry[];
  /** Of the newest event that was seen; what came since is asked for after a gap. -1: nothing was. */
  readonly revision: number;
  /** How many lines there were when the line came back: what was missed stands behind them. */
  readonly gapAt: number | undefined;
  readonly typing: 'assistant' | 'agent' | undefined;
  readonly marks: Marks;
  /** Id of the newest answer that was looked at here, whether or not the server knows. */
  readonly read: string | undefined;
  readonly rating: number | undefined;
  /** The shopper ended it here, or goes on with one that was over; undefined: the server's status tells. */
  readonly ended: boolean | undefined;
  /** What goes with the answer that recommends something. */
  readonly recommended: Recommendations | undefined;
}

/** Everything the chat shows follows from this. */
export interface ChatState extends ShownConversation {
  readonly open: boolean;
  readonly view: 'conversation' | 'list';
  /** `idle`: not wanted yet. `offline`: wanted, lost, being retried. */
  readonly link: 'idle' | 'connecting' | 'online' | 'offline';
  /** The end of the conversation is in front of somebody's eyes. */
  readonly looking: boolean;
  readonly unsent: readonly Unsent[];
  readonly hours: DeskHours | undefined;
  /** All conversations, once they were asked for. */
  readonly heads: readonly ConversationHead[];
  /** Help that is offered before it is asked for. */
  readonly help: HelpCard | undefined;
  /** No help is wanted unasked. */
  readonly muted: boolean;
}

export const noConversation: ShownConversation = {
  loaded: false,
  conversationId: undefined,
  fresh: false,
  status: 'assistant',
  agentName: undefined,
  entries: [],
  revision: -1,
  gapAt: undefined,
  typing: undefined,
  marks: { shopper: {}, agent: {} },
  read: undefined,
  rating: undefined,
  ended: undefined,
  recommended: undefined,
};

export const initialState: ChatState = {
  ...noConversation,
  open: false,
  view: 'conversation',
  link: 'idle',
  looking: false,
  unsent: [],
  hours: undefined,
  heads: [],
  help: undefined,
  muted: false,
};

/** Nothing is written any more; the rating is left, and the ways on. */
export const isOver = ({ ended, status }: ChatState): boolean => ended ?? status === 'resolved';

export const isAnswer = ({ kind }: TranscriptEntry): boolean => kind === 'assistant' || kind === 'agent';

/** Which answer, the last of all, wants products beside it that it did not bring. */
export function recommendingAnswer({ entries }: ChatState): string | undefined {
  const last = entries.findLast(isAnswer);
  return last?.intent === 'recommendation' && partsOf(last).length === 0 ? last.id : undefined;
}

/** What stands below the words of an answer; nothing where it was deleted. */
export const partsOf = ({ parts }: TranscriptEntry): readonly Part[] => (Array.isArray(parts) ? parts : []);
type Part = Extract<NonNullable<TranscriptEntry['parts']>, readonly unknown[]>[number];

/**
 * The answer whose buttons work: the last thing said, by the assistant, with nothing on its way behind it. Pressing
 * a button is a message, so an answer is answered once.
 */
export function answerable(state: ChatState): string | undefined {
  if (state.status === 'resolved' || isOver(state) || unsentHere(state).length > 0) return undefined;
  const last = state.entries.findLast(({ kind }) => kind !== 'note');
  return last !== undefined && isAnswer(last) ? last.id : undefined;
}

/** What the answer that is open expects to be written. */
export function expected(state: ChatState): Extract<Part, { kind: 'input' }> | undefined {
  const id = answerable(state);
  const entry = id === undefined ? undefined : state.entries.findLast((one) => one.id === id);
  return entry && partsOf(entry).find((part) => part.kind === 'input');
}

/** Messages of the conversation on the screen that the server's transcript does not show yet. */
export const unsentHere = ({ unsent, conversationId }: ChatState): readonly Unsent[] =>
  unsent.filter((item) =>
    item.conversationId === undefined
      ? conversationId === undefined || !item.begins
      : item.conversationId === conversationId,
  );
