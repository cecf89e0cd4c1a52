import type { EventStore } from '#event-store';
import { WakeUp } from '#event-store';
import type { Clock, RecordedEvent } from '#kernel';
import { pause, Pauses } from './pauses.js';
import { messageOf } from './quarantine/entry.js';

export interface Batch {
  readonly events: readonly RecordedEvent[];
  /** Nothing else that was asked for stands at or below this position. */
  readonly upTo: bigint;
}

/** How many of the newest events are kept for projections that are live. */
const WINDOW = 5_000;
const BATCH = 1_000;
/** What is appended within so many milliseconds is projected together, unless somebody waits for it. */
const TOGETHER_MS = 20;

/**
 * One subscription to the log for all projections: it keeps the newest events at hand, so that ten live
 * projections cost one read, and rings when there are more. A projection that is far behind reads the store.
 */
export class LogReader {
  readonly appended = new WakeUp();
  private recent: RecordedEvent[] = [];
  /** `recent` holds every event after this position. */
  private recentAfter = 0n;
  private seen = 0n;
  private readonly pauses = new Pauses();
  private readonly hurried = new WakeUp();
  /** Why the log cannot be read just now, and when it is tried again. */
  trouble: { readonly message: string; readonly retryAt: string } | undefined;

  constructor(
    private readonly store: Pick<EventStore, 'head' | 'readAll' | 'subscribe'>,
    private readonly clock: Clock,
  ) {}

  get head(): bigint {
    return this.seen;
  }

  async open(): Promise<void> {
    this.seen = this.recentAfter = await this.store.head();
    this.recent = [];
  }

  /** Follows the log until the signal aborts. A store that fails is asked again; `onError` hears of it. */
  async follow(signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.read(signal);
        return;
      } catch (error) {
        const milliseconds = this.pauses.next();
        const retryAt = new Date(this.clock.now().getTime() + milliseconds).toISOString();
        this.trouble = { message: `The log cannot be read: ${messageOf(error)}`, retryAt };
        onError(error);
        await pause(milliseconds, signal);
      }
    }
  }

  async next(after: bigint, types: readonly string[]): Promise<Batch> {
    const head = this.seen;
    if (after >= this.recentAfter) {
      const events = this.newest(after).filter(({ type }) => types.includes(type));
      return { events, upTo: after > head ? after : head };
    }
    const events = await this.store.readAll(after, { types }, BATCH);
    const last = events.at(-1)?.position ?? after;
    return { events, upTo: events.length === BATCH || last > head ? last : head };
  }

  /** Somebody waits for what was appended: it is read at once. */
  hurry(): void {
    this.hurried.ring();
  }

  /** What has been read is read again: it may read differently now. */
  forget(): void {
    this.recent = [];
    this.recentAfter = this.seen;
  }

  /** Who is live lacks only the last few: they are looked for from the end. */
  private newest(after: bigint): readonly RecordedEvent[] {
    const { recent } = this;
    let begin = recent.length;
    while (begin > 0 && (recent[begin - 1]?.position ?? 0n) > after) begin--;
    return recent.slice(begin);
  }

  private async read(signal: AbortSignal): Promise<void> {
    for await (const item of this.store.subscribe(this.seen, {}, signal)) {
      this.trouble = undefined;
      this.pauses.reset();
      if (item.kind !== 'events') continue;
      const { ticket } = this.hurried;
      this.add(item.events);
      if (item.events.length < BATCH) await this.hurried.sleep(ticket, signal, TOGETHER_MS);
    }
  }

  private add(events: readonly RecordedEvent[]): void {
    this.recent.push(...events);
    this.seen = events.at(-1)?.position ?? this.seen;
    if (this.recent.length > 2 * WINDOW) {
      const dropped = this.recent.splice(0, this.recent.length - WINDOW);
      this.recentAfter = dropped.at(-1)?.position ?? this.recentAfter;
    }
    this.appended.ring();
  }
}
