import type { ConversationStatus, EntryPush, Resumed, Transcript, TranscriptEntry } from '#protocol';

/**
 * The entries with one put in by its time, or replaced where its id is known; equal times keep arrival order.
 * A line stands before it is classified: pushed again without, it keeps the classification it has.
 */
export function withEntry(
  entries: readonly TranscriptEntry[],
  entry: TranscriptEntry,
): readonly TranscriptEntry[] {
  const known = entries.findIndex(({ id }) => id === entry.id);
  if (known >= 0) return entries.with(known, { ...entries[known], ...entry });
  const after = entries.findLastIndex(({ at }) => Date.parse(at) <= Date.parse(entry.at));
  return entries.toSpliced(after + 1, 0, entry);
}

/**
 * What a (re)connection brings: the server's transcript, plus what was pushed while it was on its way.
 * An entry in both is taken together.
 */
export const resynced = (
  snapshot: Transcript,
  pushed: readonly Pick<EntryPush, 'entry' | 'revision'>[],
): Transcript => pushed.reduce(withPush, snapshot);

/** The transcript with a line that was pushed, and how far it then goes. */
export const withPush = (
  transcript: Transcript,
  { entry, revision }: Pick<EntryPush, 'entry' | 'revision'>,
): Transcript => ({
  ...transcript,
  revision: Math.max(transcript.revision, revision),
  entries: [...withEntry(transcript.entries, entry)],
});

/** What was on the screen, with what has happened since its revision. What only the queue knows stays. */
export function caughtUp(known: Transcript, { entries, ...now }: Resumed): Transcript {
  const { agent: _, rating: __, ...before } = known;
  return {
    ...before,
    ...now,
    revision: Math.max(known.revision, now.revision),
    entries: [...entries.reduce(withEntry, known.entries)],
  };
}

export function withStatus(
  transcript: Transcript,
  status: ConversationStatus,
  agentName?: string,
): Transcript {
  const { agent, ...rest } = transcript;
  if (status !== 'agent') return { ...rest, status };
  const id = agent !== undefined && agent.name === agentName ? agent.id : '';
  const name = agentName ?? agent?.name;
  return name === undefined ? { ...rest, status } : { ...rest, status, agent: { id, name } };
}

export interface Day<Entry> {
  /** Local midnight, milliseconds. */
  readonly start: number;
  readonly entries: readonly Entry[];
}

/** Neighbours of one calendar day, in the reader's time zone, together. */
export function byDay<Entry extends { readonly at: string }>(
  entries: readonly Entry[],
): readonly Day<Entry>[] {
  const days: { start: number; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const start = new Date(entry.at).setHours(0, 0, 0, 0);
    const last = days.at(-1);
    if (last?.start === start) last.entries.push(entry);
    else days.push({ start, entries: [entry] });
  }
  return days;
}
