import type { ConversationEvent, RememberedText, TranscriptEntry } from '#protocol';

/**
 * The line an event adds to the transcript, for pushing it without reading the document first.
 * A `note` carries as `text` what its event alone knows: the reason of a hand-off, who resolved, a rating's comment.
 *
 * @returns undefined for events that add none, such as `ConversationStarted`, and what is said of a message's intent, which changes one
 */
export function transcriptEntryOf(event: ConversationEvent): TranscriptEntry | undefined {
  const at = event.metadata.occurredAt;
  const note = (text: RememberedText) => ({ id: event.id, kind: 'note' as const, at, text });
  switch (event.type) {
    case 'ShopperMessageSent': {
      const { messageId, text, choice, attachments } = event.data;
      const more = { ...(choice && { choice }), ...(attachments && { attachments }) };
      return { id: messageId, kind: 'shopper', at, text, ...more };
    }
    case 'AssistantReplied': {
      const { messageId, text, intent, kind: reply, parts, writtenBy } = event.data;
      const more = { ...(reply && { reply }), ...(parts && { parts }), ...(writtenBy && { writtenBy }) };
      return { id: messageId, kind: 'assistant', at, text, intent, ...more };
    }
    case 'AgentMessageSent': {
      const { messageId, text, agentName, parts, attachments } = event.data;
      const more = { ...(parts && { parts }), ...(attachments && { attachments }) };
      return { id: messageId, kind: 'agent', at, text, author: agentName, ...more };
    }
    case 'NoteAdded': {
      const { noteId, text, agentName, mentions } = event.data;
      return { id: noteId, kind: 'internal', at, text, author: agentName, mentions };
    }
    case 'ConversationAssigned':
      return { ...note(''), author: event.data.agentName, event: event.type };
    case 'ConversationUnassigned':
      return { ...note(event.data.because === 'away' ? 'away' : ''), event: event.type };
    case 'ConversationSnoozed':
      return { ...note(event.data.until), author: event.data.by.name, event: event.type };
    case 'ConversationWoken':
      return { ...note(event.data.because), event: event.type };
    case 'FlowEnded':
      return { ...note(`${event.data.flow} ${event.data.outcome}`), event: event.type };
    case 'HelpAccepted':
      return { ...note(event.data.policyId), event: event.type };
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
    default:
      return undefined;
  }
}
