import type { BACKWARDS } from '@kurrent/kurrentdb-client';
import { END, FORWARDS, START } from '@kurrent/kurrentdb-client';
import { type EventFilter, matches } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { KurrentClient } from './client.js';
import { fromServer, isSystem } from './recorded.js';
import { serverFilter } from './server-filter.js';

export interface LogStart {
  readonly direction: typeof FORWARDS | typeof BACKWARDS;
  /** Not itself part of what is read; absent: the very end or beginning. */
  readonly from: bigint | undefined;
}

/** Matching events of `$all`, without the server's own; what the server cannot filter is filtered here. */
export async function readLog(
  client: KurrentClient,
  { direction, from }: LogStart,
  filter: EventFilter,
  limit: number,
): Promise<RecordedEvent[]> {
  if (limit <= 0 || filter.types?.length === 0 || filter.streamPrefixes?.length === 0) return [];
  const beyond = (position: bigint): boolean =>
    from === undefined || (direction === FORWARDS ? position > from : position < from);
  const asked = serverFilter(filter);
  const read = client.readAll({
    direction,
    fromPosition: placeOf(from, direction),
    filter: asked.filter,
    // The event at the start itself comes along.
    ...(asked.whole && { maxCount: limit + 1 }),
  });
  const found: RecordedEvent[] = [];
  for await (const { event } of read) {
    if (!event || isSystem(event) || !beyond(event.position.commit)) continue;
    const recorded = fromServer(event);
    if (!asked.whole && !matches(filter, recorded)) continue;
    found.push(recorded);
    if (found.length === limit) break;
  }
  return found;
}

function placeOf(position: bigint | undefined, direction: LogStart['direction']) {
  if (position === undefined) return direction === FORWARDS ? START : END;
  return position > 0n ? { commit: position, prepare: position } : START;
}
