import type { Marks, TranscriptEntry } from '#protocol';

export type Reached = 'sent' | 'delivered' | 'read';

/**
 * How far our messages came: what is said under the newest that was read, the newest that was delivered and the
 * last of all; the others say nothing, as what stands below them says enough.
 */
export function howFar(
  entries: readonly TranscriptEntry[],
  { shopper: { delivered, read } }: Marks,
): ReadonlyMap<string, Reached> {
  const place = (id: string | undefined): number =>
    id === undefined ? -1 : entries.findIndex((entry) => entry.id === id);
  const [readTo, deliveredTo] = [place(read), Math.max(place(read), place(delivered))];
  const reached = new Map<Reached, string>();
  for (const [at, { id, kind }] of entries.entries()) {
    if (kind !== 'agent') continue;
    reached.set(at <= readTo ? 'read' : at <= deliveredTo ? 'delivered' : 'sent', id);
  }
  return new Map([...reached].map(([how, id]) => [id, how]));
}
