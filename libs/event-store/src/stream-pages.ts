import type { RecordedEvent } from '#kernel';
import type { EventStore } from './event-store.js';

const PAGE = 1_000;

/**
 * A stream's events to its end, oldest first, however many there are: a page at a time, so that memory holds few of them.
 *
 * @param from the revision to begin with
 */
export async function* streamPages(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
  from = 0,
): AsyncGenerator<readonly RecordedEvent[]> {
  for (let next = from; ;) {
    const page = await store.readStream(stream, { from: next, limit: PAGE });
    const last = page.at(-1);
    if (last) yield page;
    if (!last || page.length < PAGE) return;
    next = last.revision + 1;
  }
}
