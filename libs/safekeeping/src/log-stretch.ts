import { setImmediate } from 'node:timers/promises';
import type { EventFilter, EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';

/** Events read at once: few enough that whoever shares the thread hardly waits. */
const BATCH = 250;

/**
 * The matching events up to a position, batch by batch. What lies below a position never changes, so this is one
 * consistent view of the log, however much is appended meanwhile. The event loop has its turn between batches.
 */
export async function* eventsUpTo(
  log: Pick<EventStore, 'readAll'>,
  upTo: bigint,
  filter: EventFilter = {},
): AsyncGenerator<readonly RecordedEvent[]> {
  for (let after = 0n; after < upTo;) {
    const events = await log.readAll(after, filter, BATCH);
    const wanted = events.filter(({ position }) => position <= upTo);
    if (wanted.length > 0) yield wanted;
    if (events.length < BATCH) return;
    after = events.at(-1)?.position ?? upTo;
    await setImmediate();
  }
}
