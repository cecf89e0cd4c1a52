import type { RecordedEvent } from '#kernel';
import type { Documents, Projection } from '#projections';
import type { Change } from '#read-models';
import {
  type Classification,
  type ConversationEvent,
  conversationStream,
  type DataOf,
  type RememberedText,
  type Transcript,
  type TranscriptEntry,
} from '#protocol';
import { conversationTypes, isConversationEvent } from './facts.js';
import { languageOf } from './language-of.js';

/** What has been said in a conversation? Keyed by conversation id. */
export const transcriptProjection: Projection<Transcript> = {
  name: 'transcript',
  version: 1,
  indexes: ['shopperId', 'status'],
  handles: conversationTypes,
  links: [],
  apply(event: RecordedEvent, documents: Documents<Transcript>): readonly Change<Transcript>[] {
    if (!isConversationEvent(event)) return [];
    const key = event.data.conversationId;
    const before = documents.get(key) ?? empty(event);
    return [{ kind: 'put', key, document: evolve(before, event) }];
  },
  keysOf: (event) => (isConversationEvent(event) ? [event.data.conversationId] : []),
  sourceOf: (conversationId) => ({ streams: [conversationStream(conversationId)] }),
};

const empty = ({ data: { conversationId, shopperId } }: ConversationEvent): Transcript => ({
  conversationId,
  shopperId,
  language: 'en',
  status: 'assistant',
  entries: [],
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
      return { ...rest, status: 'agent', agent: { id: event.data.agentId, name: event.data.agentName } };
    case 'HandedBack':
      return { ...rest, status: 'assistant' };
    case 'ConversationResolved':
      return { ...rest, ...agent, status: 'resolved' };
    case 'ConversationRated':
      return { ...rest, ...agent, rating: event.data.rating };
    case 'AssistantReplied':
    case 'AgentMessageSent':
      return { ...rest, ...agent };
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

/**
 * The line an event adds to the transcript, for pushing it without reading the document first.
 * A `note` carries as `text` what its event alone knows: the reason of a hand-off, who resolved, a rating's comment.
 *
 * @returns undefined for events that add none: `ConversationStarted`, and what is said of a message's intent, which changes one
 */
export function transcriptEntryOf(event: ConversationEvent): TranscriptEntry | undefined {
  const at = event.metadata.occurredAt;
  const note = (text: RememberedText) => ({ id: event.id, kind: 'note' as const, at, text });
  switch (event.type) {
    case 'ConversationStarted':
    case 'IntentClassified':
    case 'IntentCorrected':
    case 'IntentCorrectionWithdrawn':
      return undefined;
    case 'ShopperMessageSent':
      return { id: event.data.messageId, kind: 'shopper', at, text: event.data.text };
    case 'AssistantReplied': {
      const { messageId, text, intent } = event.data;
      return { id: messageId, kind: 'assistant', at, text, intent };
    }
    case 'AgentMessageSent': {
      const { messageId, text, agentName } = event.data;
      return { id: messageId, kind: 'agent', at, text, author: agentName };
    }
    case 'HandoffRequested':
      return { ...note(event.data.reason), event: event.type };
    case 'AgentJoined':
      return { ...note(''), author: event.data.agentName, event: event.type };
    case 'HandedBack':
      return { ...note(''), event: event.type };
    case 'ConversationResolved':
      return { ...note(event.data.by), event: event.type };
    case 'ConversationRated':
      return { ...note(event.data.comment ?? ''), event: event.type };
  }
}
