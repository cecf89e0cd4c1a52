import type { Journey, JourneyEntry } from '#protocol';
import { SESSION_GAP_MS } from '../portrait/visits.js';

export const MOST_ENTRIES = 200;

/** Times are ISO 8601 in UTC with milliseconds, so that their text order is their order in time. */
export const newJourney = (shopperId: string, at: string): Journey => ({
  shopperId,
  entries: [],
  sessionStartedAt: at,
  lastSeen: at,
});

/** With one more entry, in its place by time: the newest stands last. */
export function withEntry(journey: Journey, entry: JourneyEntry): Journey {
  let place = journey.entries.length;
  while (place > 0 && (journey.entries[place - 1]?.at ?? '') > entry.at) place--;
  const entries = journey.entries.toSpliced(place, 0, entry);
  return { ...journey, entries: entries.length > MOST_ENTRIES ? entries.slice(-MOST_ENTRIES) : entries };
}

/** After the shopper was on the site at a moment, on this page where one is told. */
export function present(journey: Journey, at: string, page: Journey['currentPage']): Journey {
  const { sessionStartedAt, lastSeen } = joined(journey, { sessionStartedAt: at, lastSeen: at });
  const isNews = at >= journey.lastSeen && page !== undefined;
  const seen = { ...journey, sessionStartedAt, lastSeen };
  return isNews ? { ...seen, currentPage: page } : seen;
}

export function mergedJourneys(into: Journey, from: Journey): Journey {
  const [earlier, later] = into.lastSeen <= from.lastSeen ? [into, from] : [from, into];
  const currentPage = later.currentPage ?? earlier.currentPage;
  return {
    shopperId: into.shopperId,
    entries: [...into.entries, ...from.entries]
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .slice(-MOST_ENTRIES),
    ...joined(into, from),
    ...(currentPage && { currentPage }),
  };
}

type Session = Pick<Journey, 'sessionStartedAt' | 'lastSeen'>;

/** The latest session of two: one, where no more than the gap lies between them. */
function joined(one: Session, other: Session): Session {
  const [earlier, later] = one.lastSeen <= other.lastSeen ? [one, other] : [other, one];
  const gap = Date.parse(later.sessionStartedAt) - Date.parse(earlier.lastSeen);
  const isOne = gap <= SESSION_GAP_MS;
  const start = isOne && earlier.sessionStartedAt < later.sessionStartedAt ? earlier : later;
  return { sessionStartedAt: start.sessionStartedAt, lastSeen: later.lastSeen };
}
