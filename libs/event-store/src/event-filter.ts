import type { RecordedEvent } from '#kernel';
import type { EventFilter } from './event-store.js';

/** Whether a reader with this filter wants the event. */
export function matches(filter: EventFilter, event: Pick<RecordedEvent, 'type' | 'stream'>): boolean {
  const { types, streamPrefixes } = filter;
  if (types && !types.includes(event.type)) return false;
  return !streamPrefixes || streamPrefixes.some((prefix) => event.stream.startsWith(prefix));
}
