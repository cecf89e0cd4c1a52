import { type EventStore, streamPages } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { openedEvents, type ShopperKeys } from '#privacy';

/** An event as it is kept, and as it is read. */
export interface OwnEvent {
  readonly kept: RecordedEvent;
  readonly read: RecordedEvent;
}

/** The events of some streams, page by page. */
export async function* ownEvents(
  { log, keys }: { readonly log: Pick<EventStore, 'readStream'>; readonly keys: ShopperKeys },
  streams: readonly string[],
): AsyncGenerator<OwnEvent> {
  for (const stream of streams) {
    for await (const kept of streamPages(log, stream)) {
      const read = await openedEvents(kept, keys);
      for (const [i, event] of kept.entries()) yield { kept: event, read: read[i] ?? event };
    }
  }
}
