import type { Transcript, TranscriptEntry } from '#protocol';

/** What a shopper may see of a line: not how Presage understood it. */
export function entryForShopper({ classification: _, ...entry }: TranscriptEntry): TranscriptEntry {
  return entry;
}

/** What a shopper may see of their own conversation. */
export const transcriptForShopper = (transcript: Transcript): Transcript => ({
  ...transcript,
  entries: transcript.entries.map(entryForShopper),
});
