import type { JourneyEntry } from '#protocol';

export interface StripMark {
  readonly eventId: string;
  readonly type: string;
  readonly at: string;
  /** From the start of the session (0) to now (1). */
  readonly place: number;
}

/** Places the events of the running session on one line that starts with it and ends now. */
export function sessionStrip(
  entries: readonly JourneyEntry[],
  startedAt: string,
  now: number,
): readonly StripMark[] {
  const start = Date.parse(startedAt);
  const span = Math.max(1000, now - start);
  return entries
    .filter(({ at }) => Date.parse(at) >= start)
    .map(({ eventId, type, at }) => ({
      eventId,
      type,
      at,
      place: Math.min(1, (Date.parse(at) - start) / span),
    }));
}
