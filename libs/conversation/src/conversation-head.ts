import type { ConversationHead, Transcript, TranscriptEntry } from '#protocol';

type Message = TranscriptEntry & { readonly kind: ConversationHead['lastFrom'] };

const isMessage = (entry: TranscriptEntry): entry is Message =>
  entry.kind === 'shopper' || entry.kind === 'assistant' || entry.kind === 'agent';

/**
 * A conversation as one line of its shopper's list. Answers are unread after the newest line they looked at or wrote
 * themselves.
 *
 * @returns undefined where nothing was said
 */
export function headOf(transcript: Transcript): ConversationHead | undefined {
  const { conversationId, status, entries, marks, agent, rating } = transcript;
  const last = entries.findLast(isMessage);
  if (!last) return undefined;
  const looked = entries.findLastIndex(({ id, kind }) => id === marks.shopper.read || kind === 'shopper');
  const unread = entries.slice(looked + 1).filter(isMessage).length;
  return {
    conversationId,
    status,
    startedAt: entries[0]?.at ?? last.at,
    lastAt: last.at,
    lastText: last.text,
    lastFrom: last.kind,
    ...(agent && { agentName: agent.name }),
    unread,
    ...(rating !== undefined && { rating }),
  };
}
