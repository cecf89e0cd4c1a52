import { type ConversationLog, loadConversation, transcriptProjection } from '#conversation';
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
  const { events } = await loadConversation(log, conversationId);
  let transcript: Transcript | undefined;
  for (const event of events) {
    for (const change of transcriptProjection.apply(event, { get: () => transcript })) {
      transcript = change.kind === 'put' ? change.document : undefined;
    }
  }
  return transcript;
}
