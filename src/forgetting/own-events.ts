import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { openedEvents, type ShopperKeys } from '#privacy';

const PAGE = 1_000;

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
    for (let from = 0; ;) {
      const kept = await log.readStream(stream, { from, limit: PAGE });
      const read = await openedEvents(kept, keys);
      for (const [i, event] of kept.entries()) yield { kept: event, read: read[i] ?? event };
      const last = kept.at(-1);
      if (!last || kept.length < PAGE) break;
      from = last.revision + 1;
    }
  }
}
