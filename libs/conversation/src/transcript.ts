import type { RecordedEvent } from '#kernel';
import type { Documents, Projection } from '#projections';
import type { Change } from '#read-models';
import {
  type Classification,
  type ConversationEvent,
  conversationStream,
  type DataOf,
  type Transcript,
  type TranscriptEntry,
} from '#protocol';
import { conversationTypes, isConversationEvent } from './facts.js';
import { languageOf } from './language-of.js';
import { transcriptEntryOf } from './transcript-entry.js';

/** What has been said in a conversation? Keyed by conversation id. */
export const transcriptProjection: Projection<Transcript> = {
  name: 'transcript',
  version: 2,
  indexes: [],
  handles: conversationTypes,
  links: [],
  apply(event: RecordedEvent, documents: Documents<Transcript>): readonly Change<Transcript>[] {
    if (!isConversationEvent(event)) return [];
    const key = event.data.conversationId;
    const before = documents.get(key) ?? empty(event);
    return [{ kind: 'put', key, document: { ...evolve(before, event), revision: event.revision } }];
  },
  keysOf: (event) => (isConversationEvent(event) ? [event.data.conversationId] : []),
  sourceOf: (conversationId) => ({ streams: [conversationStream(conversationId)] }),
};

/** A conversation's transcript, from its events in order. @returns undefined where there are none */
export function foldTranscript(events: Iterable<ConversationEvent>): Transcript | undefined {
  let transcript: Transcript | undefined;
  for (const event of events) {
    transcript = { ...evolve(transcript ?? empty(event), event), revision: event.revision };
  }
  return transcript;
}

const empty = ({ data: { conversationId, shopperId } }: ConversationEvent): Transcript => ({
  conversationId,
  shopperId,
  language: 'en',
  status: 'assistant',
  entries: [],
  revision: -1,
  marks: { shopper: {}, agent: {} },
  tags: [],
});

function evolve(transcript: Transcript, event: ConversationEvent): Transcript {
  const entry = transcriptEntryOf(event);
  const { agent: _, ...rest } = entry ? withEntry(transcript, entry) : transcript;
  const agent = transcript.agent && { agent: transcript.agent };
  switch (event.type) {
    case 'ConversationStarted':
      return { ...rest, language: event.data.language };
    case 'ShopperMessageSent': {
      const heard = { ...rest, language: languageOf(event.data.text) ?? transcript.language };
      return transcript.status === 'resolved' ? { ...heard, status: 'assistant' } : { ...heard, ...agent };
    }
    case 'IntentClassified':
      return classified(transcript, event.data);
    case 'IntentCorrected':
      return corrected(transcript, event.data.messageId, {
        intent: event.data.corrected,
        by: event.data.by.name,
        at: event.metadata.occurredAt,
      });
    case 'IntentCorrectionWithdrawn':
      return corrected(transcript, event.data.messageId, undefined);
    case 'HandoffRequested':
      return { ...rest, status: 'waiting' };
    case 'AgentJoined':
      return taken(rest, { id: event.data.agentId, name: event.data.agentName });
    case 'HandedBack':
      return { ...nobodys(rest), status: 'assistant' };
    case 'ConversationResolved':
      return { ...awake(nobodys(rest)), ...agent, status: 'resolved' };
    case 'ConversationRated':
      return { ...rest, ...agent, rating: event.data.rating };
    case 'MessagesDelivered':
      return withMark(transcript, event.data, 'delivered');
    case 'MessagesRead':
      return withMark(transcript, event.data, 'read');
    default:
      return arranged({ ...rest, ...agent }, event);
  }
}

/** Marks only go on: whatever is older than what they stand at changes nothing. */
function withMark(
  transcript: Transcript,
  { by, upTo }: DataOf<'MessagesRead'>,
  mark: 'delivered' | 'read',
): Transcript {
  const place = (id: string | undefined): number => transcript.entries.findIndex((entry) => entry.id === id);
  const before = transcript.marks[by];
  if (place(upTo) <= place(before[mark])) return transcript;
  const moved = { ...before, [mark]: upTo };
  // Whatever was looked at has come.
  if (mark === 'read' && place(upTo) > place(before.delivered)) moved.delivered = upTo;
  return { ...transcript, marks: { ...transcript.marks, [by]: moved } };
}

const nobodys = ({ assignee: _, ...transcript }: Transcript): Transcript => transcript;
const awake = ({ snoozedUntil: _, ...transcript }: Transcript): Transcript => transcript;

/** Whoever joins, it is theirs. */
const taken = (transcript: Transcript, agent: NonNullable<Transcript['agent']>): Transcript => ({
  ...transcript,
  status: 'agent',
  agent,
  assignee: agent,
});

/** What agents arrange among themselves. */
function arranged(transcript: Transcript, event: ConversationEvent): Transcript {
  switch (event.type) {
    case 'ConversationAssigned':
      return { ...transcript, assignee: { id: event.data.agentId, name: event.data.agentName } };
    case 'ConversationUnassigned':
      return nobodys(transcript);
    case 'ConversationTagged': {
      const others = transcript.tags.filter((tag) => tag !== event.data.tag);
      return { ...transcript, tags: [...others, event.data.tag] };
    }
    case 'ConversationUntagged':
      return { ...transcript, tags: transcript.tags.filter((tag) => tag !== event.data.tag) };
    case 'ConversationSnoozed':
      return { ...transcript, snoozedUntil: event.data.until };
    case 'ConversationWoken':
      return awake(transcript);
    default:
      return transcript;
  }
}

/** A line stands once: the same id again replaces it, and keeps how it was classified. */
function withEntry(transcript: Transcript, entry: TranscriptEntry): Transcript {
  const place = transcript.entries.findIndex(({ id }) => id === entry.id);
  if (place < 0) return { ...transcript, entries: [...transcript.entries, entry] };
  return {
    ...transcript,
    entries: transcript.entries.with(place, { ...transcript.entries[place], ...entry }),
  };
}

function classified(transcript: Transcript, data: DataOf<'IntentClassified'>): Transcript {
  const { conversationId: _, shopperId: __, messageId, ...classification } = data;
  return withClassification(transcript, messageId, () => classification);
}

function corrected(
  transcript: Transcript,
  messageId: string,
  correction: Classification['correction'],
): Transcript {
  return withClassification(transcript, messageId, (before) => {
    if (!before) return undefined;
    const { correction: _, ...classified } = before;
    return correction ? { ...classified, correction } : classified;
  });
}

function withClassification(
  transcript: Transcript,
  messageId: string,
  change: (before: Classification | undefined) => Classification | undefined,
): Transcript {
  const entries = transcript.entries.map((entry) => {
    if (entry.id !== messageId || entry.kind !== 'shopper') return entry;
    const classification = change(entry.classification);
    return classification ? { ...entry, classification } : entry;
  });
  return { ...transcript, entries };
}
