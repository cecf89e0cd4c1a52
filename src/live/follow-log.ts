import { setTimeout as pause } from 'node:timers/promises';
import type { EventFilter, EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';

const AGAIN_AFTER_MS = 1_000;

interface Following {
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly filter: EventFilter;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Takes the events that come next; where that fails, they come again. */
  readonly take: (events: readonly RecordedEvent[]) => void | Promise<void>;
  /** Told when everything up to a position has been taken. */
  readonly reached?: (position: bigint) => void;
  readonly failed: (error: unknown) => void;
  readonly againAfterMs?: number;
  /** Whether it ends where everything that is there has been taken, and does not wait for more. */
  readonly untilEnd?: boolean;
}

/**
 * Follows the log until it is asked to stop. A store that cannot be read for a while, or events that cannot be taken,
 * end nothing: it goes on a moment later from where it stood, so events may come twice and none is left out.
 *
 * @param after position of the last event that is known already
 */
export async function followLog(after: bigint, following: Following): Promise<void> {
  const { store, filter, signal, take, reached, failed, untilEnd, againAfterMs = AGAIN_AFTER_MS } = following;
  for (let position = after; !signal.aborted;) {
    try {
      for await (const item of store.subscribe(position, filter, signal)) {
        if (item.kind === 'events') {
          await take(item.events);
          position = item.events.at(-1)?.position ?? position;
        } else {
          reached?.(item.position);
          if (untilEnd) return;
        }
      }
      return;
    } catch (error) {
      failed(error);
      // Ends early where the process stops.
      await pause(againAfterMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
