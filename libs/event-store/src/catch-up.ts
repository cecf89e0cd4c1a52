import type { EventFilter, EventStore, SubscriptionItem } from './event-store.js';
import type { WakeUp } from './wake-up.js';

/** How a store lets its subscribers read, and how it wakes them. */
export interface SubscriptionSource {
  readonly store: Pick<EventStore, 'readAll' | 'head'>;
  /** Rings after something was appended. */
  readonly appended: WakeUp;
  /** Aborts when the store closes. */
  readonly closed: AbortSignal;
}

const BATCH = 1_000;

/**
 * A subscription as repeated reading: read what is there, sleep when nothing is left, read on when woken.
 * There is no border between catching up and live that an event could fall into, because both are the same read.
 * The head is taken before each read, so that a reader of rare events does not search the same stretch twice.
 */
export async function* catchUp(
  source: SubscriptionSource,
  after: bigint,
  filter: EventFilter = {},
  signal?: AbortSignal,
): AsyncGenerator<SubscriptionItem> {
  const ended = signal ? AbortSignal.any([signal, source.closed]) : source.closed;
  const running = (): boolean => !ended.aborted;
  let position = after;
  let live = false;
  while (running()) {
    const { ticket } = source.appended;
    const head = await source.store.head();
    const events = head > position ? await source.store.readAll(position, filter, BATCH) : [];
    position = events.at(-1)?.position ?? position;
    if (running() && events.length > 0) yield { kind: 'events', events };
    if (events.length === BATCH) continue;
    if (head > position) position = head;
    if (running() && !live) {
      live = true;
      yield { kind: 'caught-up', position };
    }
    await source.appended.sleep(ticket, ended);
  }
}
