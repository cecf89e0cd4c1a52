import type { TranscriptEntry } from '#protocol';
import type { Unsent } from './outbox.js';
import { type ChatState, isAnswer, unsentHere } from './state.js';

/** A line of the transcript: what the server has, then what is still on its way. */
export interface Line {
  readonly entry: TranscriptEntry;
  readonly state: 'stored' | 'sending' | 'waiting' | 'failed';
}

export function linesOf(state: ChatState): readonly Line[] {
  const stored = new Set(state.entries.map(({ id }) => id));
  return [
    ...state.entries.map((entry): Line => ({ entry, state: 'stored' })),
    ...unsentHere(state)
      .filter(({ messageId }) => !stored.has(messageId))
      .map((item): Line => ({ entry: shopperEntry(item), state: howFar(item, state) })),
  ];
}

function howFar(item: Unsent, { link }: ChatState): Line['state'] {
  if (item.stored) return 'stored';
  if (item.refused) return 'failed';
  return link === 'offline' ? 'waiting' : 'sending';
}

const shopperEntry = ({ messageId, text, at, choice, attachments }: Unsent): TranscriptEntry => ({
  id: messageId,
  kind: 'shopper',
  at,
  text,
  ...(choice && { choice }),
  ...(attachments && { attachments: [...attachments] }),
});

/** -1 where it is not there. */
const placeIn = (entries: ChatState['entries'], id: string | undefined): number =>
  entries.findLastIndex((entry) => entry.id === id);

/** How far one's own message has come on the other side: it reached a screen there, or was looked at. */
export function reached(
  { entries, marks: { agent } }: ChatState,
  messageId: string,
): 'sent' | 'delivered' | 'read' {
  const at = placeIn(entries, messageId);
  if (at < 0) return 'sent';
  return placeIn(entries, agent.read) >= at
    ? 'read'
    : placeIn(entries, agent.delivered) >= at
      ? 'delivered'
      : 'sent';
}

/** Answers that nobody has looked at, in the conversation on the screen. */
export function unreadHere({ entries, marks: { shopper }, read }: ChatState): number {
  const seen = Math.max(placeIn(entries, shopper.read), placeIn(entries, read));
  return entries.filter((entry, at) => at > seen && isAnswer(entry)).length;
}

/** Likewise in all conversations. */
export const unreadOf = (state: ChatState): number =>
  state.heads.reduce(
    (sum, { conversationId, unread }) => (conversationId === state.conversationId ? sum : sum + unread),
    unreadHere(state),
  );

/** What the server should be told of how far answers have come here; nothing where it knows. */
export function marksOwed({
  conversationId,
  entries,
  marks: { shopper },
  read,
}: ChatState): MarkOwed | undefined {
  const newest = entries.findLast(isAnswer)?.id;
  if (conversationId === undefined || newest === undefined) return undefined;
  if (read !== undefined && placeIn(entries, read) > placeIn(entries, shopper.read))
    return { conversationId, upTo: read, mark: 'read' };
  const known = Math.max(placeIn(entries, shopper.delivered), placeIn(entries, shopper.read));
  return placeIn(entries, newest) > known ? { conversationId, upTo: newest, mark: 'delivered' } : undefined;
}
export interface MarkOwed {
  readonly conversationId: string;
  readonly upTo: string;
  readonly mark: 'delivered' | 'read';
}
