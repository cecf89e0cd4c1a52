import {
  type ConversationEvent,
  isForgotten,
  type Resumed,
  type Transcript,
  type TranscriptEntry,
} from '#protocol';
import { foldTranscript } from './transcript.js';

/** What of a line is shown to the one who asks; undefined: the line is not for them. */
export type Shown = (entry: TranscriptEntry) => TranscriptEntry | undefined;

/**
 * What has happened since a revision: the lines that are new or read otherwise now, as they stand now, in order, once.
 * Lines that were forgotten always come, for no event of the conversation tells that they were.
 *
 * @param events the whole conversation, from its beginning
 * @param after a revision that was seen; one that is not there (yet, or any more) counts as nothing seen
 * @returns undefined where there is no conversation
 */
export function resumeFrom(
  events: readonly ConversationEvent[],
  after: number,
  shown: Shown = (entry) => entry,
): Resumed | undefined {
  const now = foldTranscript(events);
  if (!now) return undefined;
  const seen =
    after > now.revision ? undefined : foldTranscript(events.filter(({ revision }) => revision <= after));
  const { conversationId, status, agent, rating, revision, marks } = now;
  return {
    conversationId,
    status,
    ...(agent && { agent }),
    ...(rating !== undefined && { rating }),
    revision,
    marks,
    entries: newOrChanged(now, seen, shown),
  };
}

function newOrChanged(
  { entries }: Transcript,
  seen: Transcript | undefined,
  shown: Shown,
): TranscriptEntry[] {
  const before = new Map(seen?.entries.map((entry) => [entry.id, entry]));
  return entries.flatMap((entry) => {
    const line = shown(entry);
    if (!line) return [];
    const known = before.get(entry.id);
    if (!known || isForgotten(entry.text)) return [line];
    // Folding keeps a line that nothing happened to; of another, only what is shown counts.
    return known === entry || JSON.stringify(shown(known)) === JSON.stringify(line) ? [] : [line];
  });
}
