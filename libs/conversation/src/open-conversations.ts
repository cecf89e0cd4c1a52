import type { RecordedEvent } from '#kernel';
import type { Documents, Projection } from '#projections';
import type { Change } from '#read-models';
import {
  type ConversationEvent,
  conversationStream,
  type ConversationSummary,
  isForgotten,
  type RememberedText,
} from '#protocol';
import { conversationTypes, isConversationEvent } from './facts.js';
import { languageOf } from './language-of.js';

/** A summary, and what in the conversation still waits for an answer, oldest first. */
export type OpenConversation = ConversationSummary & {
  readonly unanswered: readonly Unanswered[];
  /** Of the assignee, to find theirs by. */
  readonly assigneeId?: string;
  /** Since when it is theirs. */
  readonly assignedAt?: string;
  /** Who had it last. */
  readonly lastAgentId?: string;
  /** Who has put it back. */
  readonly declinedBy?: readonly string[];
  /** To find those by whose time has come. */
  readonly isSnoozed?: true;
};
interface Unanswered {
  /** Message id, or event id of a hand-off. */
  readonly id: string;
  readonly since: string;
}

/**
 * Which conversations need somebody? Keyed by conversation id. Resolved ones stay, with their status, so that
 * the desk can show what was closed lately; ask for the other three statuses to see the queue.
 */
export const openConversationsProjection: Projection<OpenConversation> = {
  name: 'open-conversations',
  version: 2,
  indexes: ['status', 'shopperId', 'lastAt', 'assigneeId', 'isSnoozed', 'snoozedUntil'],
  handles: conversationTypes,
  links: [],
  apply(event: RecordedEvent, documents: Documents<OpenConversation>): readonly Change<OpenConversation>[] {
    if (!isConversationEvent(event) || isMark(event)) return [];
    const key = event.data.conversationId;
    const document = waiting(evolve(documents.get(key) ?? empty(event), event));
    return [{ kind: 'put', key, document }];
  },
  keysOf: (event) => (isConversationEvent(event) ? [event.data.conversationId] : []),
  sourceOf: (conversationId) => ({ streams: [conversationStream(conversationId)] }),
};

/** That something was read needs nobody. */
const isMark = ({ type }: ConversationEvent): boolean =>
  type === 'MessagesDelivered' || type === 'MessagesRead';

/** The line of the queue, as it goes to screens. */
export function summaryOf({
  unanswered: _,
  assigneeId: __,
  assignedAt: ___,
  lastAgentId: ____,
  declinedBy: _____,
  isSnoozed: ______,
  ...summary
}: OpenConversation): ConversationSummary {
  return summary;
}

function empty({ data, metadata: { occurredAt } }: ConversationEvent): OpenConversation {
  const { conversationId, shopperId } = data;
  const times = { startedAt: occurredAt, lastAt: occurredAt };
  const last = { lastText: '', lastFrom: 'shopper' } as const;
  return {
    conversationId,
    shopperId,
    status: 'assistant',
    language: 'en',
    ...times,
    ...last,
    unanswered: [],
    tags: [],
  };
}

function evolve(before: OpenConversation, event: ConversationEvent): OpenConversation {
  const at = event.metadata.occurredAt;
  const { agentId: _, ...free } = before;
  switch (event.type) {
    case 'ConversationStarted':
      return { ...before, language: event.data.language };
    case 'ShopperMessageSent': {
      const said = last(
        before.status === 'resolved' ? { ...free, status: 'assistant' } : before,
        'shopper',
        event,
      );
      const language = languageOf(event.data.text) ?? before.language;
      return { ...open(said, event.data.messageId, at), language };
    }
    case 'IntentClassified': {
      const { ranking, band, sentiment } = event.data;
      const [intent] = ranking;
      return intent ? { ...before, intent, band, ...(sentiment && { sentiment }) } : before;
    }
    case 'AssistantReplied':
      return { ...last(before, 'assistant', event), unanswered: without(before, event.data.inReplyTo) };
    case 'HandoffRequested':
      return { ...open(free, event.id, at), status: 'waiting', lastAt: at };
    case 'AgentJoined':
      return { ...taken(before, event), status: 'agent', agentId: event.data.agentId, lastAt: at };
    case 'AgentMessageSent':
      return { ...last(before, 'agent', event), unanswered: [] };
    case 'HandedBack':
      return { ...nobodys(free), status: 'assistant', lastAt: at };
    case 'ConversationResolved':
      return { ...awake(nobodys(wanted(before))), status: 'resolved', lastAt: at, unanswered: [] };
    case 'ConversationRated':
      return { ...before, rating: event.data.rating };
    default:
      return arranged(before, event);
  }
}

function taken(
  before: OpenConversation,
  { data, metadata }: Extract<ConversationEvent, { type: 'AgentJoined' | 'ConversationAssigned' }>,
): OpenConversation {
  const { agentId: id, agentName: name } = data;
  const assignedAt = metadata.occurredAt;
  return { ...before, assignee: { id, name }, assigneeId: id, assignedAt, lastAgentId: id };
}
const nobodys = ({
  assignee: _,
  assigneeId: __,
  assignedAt: ___,
  ...before
}: OpenConversation): OpenConversation => before;
const awake = ({ snoozedUntil: _, isSnoozed: __, ...before }: OpenConversation): OpenConversation => before;

const wanted = ({ declinedBy: _, ...before }: OpenConversation): OpenConversation => before;

function letGo(
  before: OpenConversation,
  { data: { because, agentId } }: Extract<ConversationEvent, { type: 'ConversationUnassigned' }>,
): OpenConversation {
  if (because === 'away') return nobodys(before);
  const { lastAgentId: _, declinedBy = [], ...rest } = before;
  return { ...nobodys(rest), declinedBy: [...declinedBy.filter((id) => id !== agentId), agentId] };
}

/** What agents arrange among themselves. */
function arranged(before: OpenConversation, event: ConversationEvent): OpenConversation {
  switch (event.type) {
    case 'ConversationAssigned':
      return taken(before, event);
    case 'ConversationUnassigned':
      return letGo(before, event);
    case 'ConversationTagged':
      return { ...before, tags: [...before.tags.filter((tag) => tag !== event.data.tag), event.data.tag] };
    case 'ConversationUntagged':
      return { ...before, tags: before.tags.filter((tag) => tag !== event.data.tag) };
    case 'ConversationSnoozed':
      return { ...before, snoozedUntil: event.data.until, isSnoozed: true };
    case 'ConversationWoken':
      return awake(before);
    default:
      return before;
  }
}

const EXCERPT = 200;

const last = (
  before: OpenConversation,
  lastFrom: ConversationSummary['lastFrom'],
  { data, metadata }: Extract<ConversationEvent, { data: { text: RememberedText } }>,
): OpenConversation => ({
  ...before,
  lastFrom,
  lastAt: metadata.occurredAt,
  lastText: excerpt(data.text),
});

function excerpt(text: RememberedText): RememberedText {
  if (isForgotten(text) || text.length <= EXCERPT) return text;
  // The cut may fall inside a surrogate pair; what is shown must stay well-formed.
  return `${text.slice(0, EXCERPT - 1).toWellFormed()}…`;
}

const without = ({ unanswered }: OpenConversation, id: string): readonly Unanswered[] =>
  unanswered.filter((one) => one.id !== id);

const open = (before: OpenConversation, id: string, since: string): OpenConversation => ({
  ...before,
  unanswered: [...without(before, id), { id, since }],
});

function waiting({ waitingSince: _, ...summary }: OpenConversation): OpenConversation {
  const since = summary.unanswered[0]?.since;
  return since === undefined ? summary : { ...summary, waitingSince: since };
}
