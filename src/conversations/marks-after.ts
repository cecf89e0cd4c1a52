import { type ConversationLog, loadConversation } from '#conversation';
import type { ConversationEvent, MarksPush } from '#protocol';

/** How far messages have come after an event, or undefined where the event marks nothing. */
export async function marksAfter(
  log: Pick<ConversationLog, 'readStream'>,
  { type, revision, data: { conversationId } }: ConversationEvent,
): Promise<MarksPush | undefined> {
  if (type !== 'MessagesDelivered' && type !== 'MessagesRead') return undefined;
  const { state } = await loadConversation(log, conversationId);
  return state.status === 'none' ? undefined : { conversationId, revision, marks: state.marks };
}
