import {
  eventTypeFilter,
  excludeSystemEvents,
  type Filter,
  streamNameFilter,
} from '@kurrent/kurrentdb-client';
import type { EventFilter } from '#event-store';

/** What of a filter the server can look after; it takes one condition, on types or on stream names. */
export interface ServerFilter {
  readonly filter: Filter;
  /** Whether everything that the server lets through is wanted. */
  readonly whole: boolean;
}

export function serverFilter(filter: EventFilter): ServerFilter {
  const { types, streamPrefixes, ...others } = filter;
  const rest = Object.keys(others).length > 0;
  if (types) {
    const regex = `^(?:${types.map(literally).join('|')})$`;
    return { filter: eventTypeFilter({ regex }), whole: !rest && !streamPrefixes };
  }
  if (streamPrefixes) return { filter: streamNameFilter({ prefixes: [...streamPrefixes] }), whole: !rest };
  return { filter: excludeSystemEvents(), whole: !rest };
}

/** The text as a regular expression that matches only it; the server's are .NET's. */
const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|#\s]/g, '\\$&');
