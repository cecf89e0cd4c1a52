import type { RecordedEvent } from '#kernel';
import { matches } from './event-filter.js';
import type { EventFilter, EventStore } from './event-store.js';
import type { WakeUp } from './wake-up.js';

/** What of the log stands after a position, up to its head. */
export interface Rest {
  readonly events: readonly RecordedEvent[];
  readonly head: bigint;
}

/** So many of the newest events are at hand; where more come at once, everybody reads for themselves. */
const KEPT = 1_000;

/**
 * The newest events of a log, read once for all who follow it: a dozen subscriptions would otherwise search for the same few
 * events, and parse them, a dozen times.
 */
export class LiveTail {
  private events: readonly RecordedEvent[] = [];
  /** `events` are all that stand after this position, up to the head. */
  private after = 0n;
  private head: bigint | undefined;
  /** The ring that was heard before the last look. */
  private seen = -1;
  private looking: Promise<void> | undefined;

  /** @param store where positions are given out in the order of commits, so that nothing comes in behind the head */
  constructor(
    private readonly store: Pick<EventStore, 'readAll' | 'head'>,
    private readonly appended: WakeUp,
  ) {}

  /** @returns undefined where the position lies further back than what is at hand */
  async restAfter(position: bigint, filter: EventFilter): Promise<Rest | undefined> {
    const { ticket } = this.appended;
    while (this.seen < ticket) await (this.looking ??= this.look());
    if (this.head === undefined || position < this.after) return undefined;
    const events = this.events.filter((event) => event.position > position && matches(filter, event));
    return { events, head: this.head };
  }

  private async look(): Promise<void> {
    try {
      const { ticket } = this.appended;
      const { head } = this;
      const events = head === undefined ? [] : await this.store.readAll(head, {}, KEPT);
      if (head === undefined || events.length === KEPT) await this.beginAtHead();
      else this.add(events);
      this.seen = ticket;
    } finally {
      this.looking = undefined;
    }
  }

  private async beginAtHead(): Promise<void> {
    this.events = [];
    this.after = this.head = await this.store.head();
  }

  private add(events: readonly RecordedEvent[]): void {
    const all = [...this.events, ...events];
    this.after = all.at(-KEPT - 1)?.position ?? this.after;
    this.events = all.slice(-KEPT);
    this.head = all.at(-1)?.position ?? this.head;
  }
}
