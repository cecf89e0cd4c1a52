/** First and last sign of one visit, in milliseconds. */
export type Visit = readonly [start: number, end: number];

/**
 * Visits as far as they are remembered: times are kept for the recent ones, so that an event which arrives late
 * lengthens or joins the visits it belongs to instead of counting as one more.
 */
export interface Visits {
  /** How many visits lie before the remembered ones. */
  readonly earlier: number;
  /** In order of time, never closer than the gap. */
  readonly recent: readonly Visit[];
}

/** Longer silence ends a visit. */
export const SESSION_GAP_MS = 30 * 60_000;
const REMEMBERED_VISITS = 50;

export const noVisits: Visits = { earlier: 0, recent: [] };

export const visitCount = ({ earlier, recent }: Visits): number => earlier + recent.length;

export function withSign(visits: Visits, at: number): Visits {
  const last = visits.recent.at(-1);
  if (last && at >= last[0] && at <= last[1]) return visits;
  if (last && at >= last[0] && at - last[1] <= SESSION_GAP_MS) {
    return { ...visits, recent: visits.recent.with(-1, [last[0], at]) };
  }
  if (!last || at > last[1]) return bounded(visits.earlier, [...visits.recent, [at, at]]);
  return mergedVisits(visits, { earlier: 0, recent: [[at, at]] });
}

export function mergedVisits(one: Visits, other: Visits): Visits {
  const joined: Visit[] = [];
  for (const visit of [...one.recent, ...other.recent].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && visit[0] - last[1] <= SESSION_GAP_MS) {
      joined[joined.length - 1] = [last[0], Math.max(last[1], visit[1])];
    } else joined.push(visit);
  }
  return bounded(one.earlier + other.earlier, joined);
}

const bounded = (earlier: number, visits: readonly Visit[]): Visits => {
  const surplus = Math.max(0, visits.length - REMEMBERED_VISITS);
  return { earlier: earlier + surplus, recent: visits.slice(surplus) };
};
