import { setImmediate } from 'node:timers/promises';
import type { EventFilter, EventStore, SubscriptionItem } from './event-store.js';
import type { LiveTail, Rest } from './live-tail.js';
import type { WakeUp } from './wake-up.js';

/** How a store lets its subscribers read, and how it wakes them. */
export interface SubscriptionSource {
  readonly store: Pick<EventStore, 'readAll' | 'head'>;
  /** Where it keeps the newest events for all who are live. */
  readonly tail?: LiveTail;
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
    const { events, head } = await readOn(source, { position, filter, live, running });
    position = events.at(-1)?.position ?? position;
    if (running() && events.length > 0) yield { kind: 'events', events };
    if (events.length === BATCH) {
      // An embedded store may answer without leaving the thread: let sockets and timers have their turn.
      await setImmediate();
      continue;
    }
    if (head > position) position = head;
    if (running() && !live) {
      live = true;
      yield { kind: 'caught-up', position };
    }
    await source.appended.sleep(ticket, ended);
  }
}

interface Reading {
  readonly position: bigint;
  readonly filter: EventFilter;
  readonly live: boolean;
  readonly running: () => boolean;
}

async function readOn(
  { store, tail }: SubscriptionSource,
  { position, filter, live, running }: Reading,
): Promise<Rest> {
  try {
    const rest = live ? await tail?.restAfter(position, filter) : undefined;
    if (rest) return rest;
    const head = await store.head();
    return { head, events: head > position ? await store.readAll(position, filter, BATCH) : [] };
  } catch (error) {
    // The store was closed in the middle of a read: that ends the subscription, it is no failure.
    if (running()) throw error;
    return { head: position, events: [] };
  }
}
