import { type ConversationLog, foldTranscript, loadConversation } from '#conversation';
import type { Transcript } from '#protocol';

/**
 * A transcript straight from the log, so that whoever was told "stored" finds their message in it.
 *
 * @returns undefined where there is no such conversation
 */
export async function readTranscript(
  log: Pick<ConversationLog, 'readStream'>,
  conversationId: string,
): Promise<Transcript | undefined> {
  return foldTranscript((await loadConversation(log, conversationId)).events);
}
