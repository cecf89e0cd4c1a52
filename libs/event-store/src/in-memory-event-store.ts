import type { Clock, NewEvent, RecordedEvent } from '#kernel';
import { assertStorable } from './assert-storable.js';
import { catchUp } from './catch-up.js';
import { matches } from './event-filter.js';
import {
  type Appended,
  EventIdTaken,
  type EventFilter,
  EventStore,
  EventStoreClosed,
  type ExpectedRevision,
  type ReadStreamOptions,
  RevisionConflict,
  type StreamInfo,
  type SubscriptionItem,
} from './event-store.js';
import { WakeUp } from './wake-up.js';

/** The log in an array: for tests, and the plainest statement of what every store does. */
export class InMemoryEventStore extends EventStore {
  private readonly log: RecordedEvent[] = [];
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly byId = new Map<string, RecordedEvent>();
  private readonly appended = new WakeUp();
  private readonly closing = new AbortController();

  constructor(private readonly clock: Pick<Clock, 'now'> = { now: () => new Date() }) {
    super();
  }

  override async append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision = 'any',
  ): Promise<Appended> {
    this.assertOpen();
    assertStorable(stream, events);
    const fresh = this.fresh(stream, events);
    const history = this.streams.get(stream) ?? [];
    if (fresh.length > 0) assertExpected(stream, expected, history.length - 1);
    for (const event of fresh) this.record(stream, history, event);
    if (fresh.length > 0) this.appended.ring();
    return { stream, ...this.place(history, events), stored: fresh.length };
  }

  override async readStream(stream: string, options: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    this.assertOpen();
    const { direction = 'forwards', limit = 1_000, from } = options;
    const history = this.streams.get(stream) ?? [];
    if (direction === 'forwards') return history.slice(from ?? 0, (from ?? 0) + limit);
    const end = Math.min(from ?? history.length - 1, history.length - 1) + 1;
    return history.slice(Math.max(0, end - limit), end).reverse();
  }

  override async readAll(after: bigint, filter: EventFilter = {}, limit = 1_000): Promise<RecordedEvent[]> {
    this.assertOpen();
    const found: RecordedEvent[] = [];
    for (let i = Number(after); i < this.log.length && found.length < limit; i++) {
      const event = this.log[i];
      if (event && matches(filter, event)) found.push(event);
    }
    return found;
  }

  override async readEvent(id: string): Promise<RecordedEvent | undefined> {
    this.assertOpen();
    return this.byId.get(id);
  }

  override subscribe(
    after: bigint,
    filter: EventFilter = {},
    signal?: AbortSignal,
  ): AsyncIterable<SubscriptionItem> {
    return catchUp(
      { store: this, appended: this.appended, closed: this.closing.signal },
      after,
      filter,
      signal,
    );
  }

  override async listStreams(prefix: string, after?: string, limit = 100): Promise<StreamInfo[]> {
    this.assertOpen();
    return [...this.streams.entries()]
      .filter(([name]) => name.startsWith(prefix) && (after === undefined || byBytes(name, after) > 0))
      .sort(([a], [b]) => byBytes(a, b))
      .slice(0, limit)
      .map(([stream, history]) => ({
        stream,
        revision: history.length - 1,
        lastRecordedAt: history.at(-1)?.recordedAt ?? '',
      }));
  }

  override async head(): Promise<bigint> {
    return BigInt(this.log.length);
  }

  override async count(): Promise<number> {
    return this.log.length;
  }

  override async close(): Promise<void> {
    this.closing.abort();
  }

  private fresh(stream: string, events: readonly NewEvent[]): NewEvent[] {
    const fresh = new Map<string, NewEvent>();
    for (const event of events) {
      const known = this.byId.get(event.id);
      if (known && known.stream !== stream) throw new EventIdTaken(event.id, stream, known.stream);
      if (!known && !fresh.has(event.id)) fresh.set(event.id, copy(event));
    }
    return [...fresh.values()];
  }

  private record(stream: string, history: RecordedEvent[], event: NewEvent): void {
    const recorded: RecordedEvent = {
      ...event,
      stream,
      revision: history.length,
      position: BigInt(this.log.length + 1),
      recordedAt: this.clock.now().toISOString(),
    };
    history.push(recorded);
    this.streams.set(stream, history);
    this.log.push(recorded);
    this.byId.set(event.id, recorded);
  }

  /** The furthest place that an event of the batch has; the end of the stream for an empty batch. */
  private place(history: readonly RecordedEvent[], events: readonly NewEvent[]) {
    const places = events.length === 0 ? history.slice(-1) : events.map((event) => this.byId.get(event.id));
    let [revision, position] = [-1, 0n];
    for (const at of places) if (at && at.revision > revision) ({ revision, position } = at);
    return { revision, position };
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new EventStoreClosed();
  }
}

function assertExpected(stream: string, expected: ExpectedRevision, actual: number): void {
  const wanted = expected === 'none' ? -1 : expected;
  if (wanted !== 'any' && wanted !== actual) throw new RevisionConflict(stream, expected, actual);
}

/** What a store on disk would give back: plain JSON, and nothing that the caller can still change. */
function copy(event: NewEvent): NewEvent {
  return JSON.parse(JSON.stringify({ ...event, data: event.data ?? null })) as NewEvent;
}

/** The order of UTF-8 bytes, which is also that of SQLite and PostgreSQL ("C"). */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
