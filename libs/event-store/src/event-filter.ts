import type { RecordedEvent } from '#kernel';
import type { EventFilter } from './event-store.js';
import { slotOf } from './slot-of.js';

/** Whether a reader with this filter wants the event. */
export function matches(
  filter: EventFilter,
  event: Pick<RecordedEvent, 'type' | 'stream' | 'metadata'>,
): boolean {
  const { types, correlationId } = filter;
  if (types && !types.includes(event.type)) return false;
  if (correlationId !== undefined && event.metadata.correlationId !== correlationId) return false;
  return isOfStreams(filter, event.stream) && happenedBetween(filter, event.metadata.occurredAt);
}

function isOfStreams({ streamPrefixes, share }: EventFilter, stream: string): boolean {
  if (streamPrefixes && !streamPrefixes.some((prefix) => stream.startsWith(prefix))) return false;
  return !share || slotOf(stream) % share.of === share.index;
}

/** Moments are compared, not texts: an `occurredAt` may be written with any offset. What is no time never matches. */
function happenedBetween({ occurredFrom, occurredBefore }: EventFilter, occurredAt: string): boolean {
  if (occurredFrom === undefined && occurredBefore === undefined) return true;
  const at = Date.parse(occurredAt);
  return (
    at >= (occurredFrom === undefined ? -Infinity : Date.parse(occurredFrom)) &&
    at < (occurredBefore === undefined ? Infinity : Date.parse(occurredBefore))
  );
}
