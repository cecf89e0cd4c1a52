import type { Clock, NewEvent, RecordedEvent } from '#kernel';
import { assertRestorable, assertStorable } from './assert-storable.js';
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
    if (fresh.length > 0) assertExpected(stream, expected, this.revisionOf(stream));
    const recordedAt = this.now();
    for (const event of fresh) {
      this.record({ ...event, stream, revision: this.revisionOf(stream) + 1, recordedAt });
    }
    if (fresh.length > 0) this.appended.ring();
    return { stream, ...this.place(stream, events), stored: fresh.length };
  }

  override async restore(events: readonly RecordedEvent[]): Promise<number> {
    this.assertOpen();
    assertRestorable(events);
    const before = this.log.length;
    for (const event of events) {
      if (!this.isNew(event)) continue;
      assertExpected(event.stream, event.revision - 1, this.revisionOf(event.stream));
      this.record(copy(event));
    }
    if (this.log.length > before) this.appended.ring();
    return this.log.length - before;
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

  override async readAllBackwards(
    before: bigint,
    filter: EventFilter = {},
    limit = 1_000,
  ): Promise<RecordedEvent[]> {
    this.assertOpen();
    const found: RecordedEvent[] = [];
    for (let i = Math.min(Number(before) - 2, this.log.length - 1); i >= 0 && found.length < limit; i--) {
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

  override async count(filter: EventFilter = {}, after = 0n, upTo?: bigint): Promise<number> {
    const stretch = this.log.slice(Number(after), upTo === undefined ? undefined : Number(upTo));
    return stretch.filter((event) => matches(filter, event)).length;
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

  /** @throws RevisionConflict or EventIdTaken where the event is here, but in another place */
  private isNew({ id, stream, revision }: RecordedEvent): boolean {
    const known = this.byId.get(id);
    if (known && known.stream !== stream) throw new EventIdTaken(id, stream, known.stream);
    if (known) assertExpected(stream, revision, known.revision);
    return !known;
  }

  private record(event: Omit<RecordedEvent, 'position'>): void {
    const recorded: RecordedEvent = { ...event, position: BigInt(this.log.length + 1) };
    const history = this.streams.get(event.stream) ?? [];
    history.push(recorded);
    this.streams.set(event.stream, history);
    this.log.push(recorded);
    this.byId.set(event.id, recorded);
  }

  private revisionOf(stream: string): number {
    return (this.streams.get(stream)?.length ?? 0) - 1;
  }

  /** Now, or the newest event's time where the clock has gone backwards. */
  private now(): string {
    const now = this.clock.now().toISOString();
    const last = this.log.at(-1)?.recordedAt ?? now;
    return Date.parse(last) > Date.parse(now) ? last : now;
  }

  /** The furthest place that an event of the batch has; the end of the stream for an empty batch. */
  private place(stream: string, events: readonly NewEvent[]) {
    const ends = this.streams.get(stream)?.slice(-1) ?? [];
    const places = events.length === 0 ? ends : events.map((event) => this.byId.get(event.id));
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
function copy<Event extends NewEvent>(event: Event): Event {
  return { ...event, data: plain(event.data), metadata: plain(event.metadata) };
}

function plain<Value>(value: Value): Value {
  // A value that JSON does not know (undefined, a function) reads back as null.
  const text = JSON.stringify(value) as string | undefined;
  return JSON.parse(text ?? 'null') as Value;
}

/** The order of UTF-8 bytes, which is also that of SQLite and PostgreSQL ("C"). */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
