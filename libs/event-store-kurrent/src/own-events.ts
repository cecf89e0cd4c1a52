import { assertStorable, UnstorableName } from '#event-store';
import type { NewEvent } from '#kernel';

/** As it is now: the caller may change it after. A value that JSON does not know reads back as null. */
export function copied(event: NewEvent): NewEvent {
  const data = JSON.stringify(event.data) as string | undefined;
  return { ...event, data: JSON.parse(data ?? 'null'), metadata: structuredClone(event.metadata) };
}

/** @throws UnstorableName also for streams and types that belong to the server */
export function assertOwn(stream: string, events: readonly NewEvent[]): void {
  assertStorable(stream, events);
  for (const name of [stream, ...events.map(({ type }) => type)]) {
    if (name.startsWith('$')) throw new UnstorableName('A name of the server', name);
  }
}
