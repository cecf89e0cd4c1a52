import type { RecordedEvent } from '#kernel';
import type { SimulatedEvent } from './world.js';

/** Simulated events as a log that took each at the time it happened would give them back. */
export function* asRecorded(events: Iterable<SimulatedEvent>): Generator<RecordedEvent, void> {
  const revisions = new Map<string, number>();
  let position = 0n;
  for (const { stream, event } of events) {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    yield { ...event, stream, revision, position: ++position, recordedAt: event.metadata.occurredAt };
  }
}
