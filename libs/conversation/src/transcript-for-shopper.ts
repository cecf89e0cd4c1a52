import type { Transcript, TranscriptEntry } from '#protocol';

/** Notes that shoppers see; the others are among colleagues. */
const SHOWN: ReadonlySet<string | undefined> = new Set([
  'HandoffRequested',
  'AgentJoined',
  'HandedBack',
  'ConversationResolved',
  'ConversationRated',
  'FlowEnded',
]);

/**
 * What a shopper may see of a line: not how Presage understood it.
 *
 * @returns undefined where the line is not for shoppers at all
 */
export function entryForShopper({
  classification: _,
  mentions: __,
  ...entry
}: TranscriptEntry): TranscriptEntry | undefined {
  if (entry.kind === 'internal') return undefined;
  return entry.kind === 'note' && !SHOWN.has(entry.event) ? undefined : entry;
}

/** What a shopper may see of their own conversation. */
export function transcriptForShopper({
  assignee: _,
  snoozedUntil: __,
  ...transcript
}: Transcript): Transcript {
  return {
    ...transcript,
    tags: [],
    entries: transcript.entries.flatMap((one) => entryForShopper(one) ?? []),
  };
}
