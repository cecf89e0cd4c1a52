import {
  type Appended,
  assertRestorable,
  assertStorable,
  catchUp,
  type EventFilter,
  EventStore,
  EventStoreClosed,
  type ExpectedRevision,
  GroupCommit,
  type ReadStreamOptions,
  type StreamInfo,
  type SubscriptionItem,
} from '#event-store';
import type { Clock, NewEvent, RecordedEvent } from '#kernel';
import { Connections, install, patiently, statement } from '#postgres';
import { type AppendRequest, encode } from './append-request.js';
import { EventReader } from './event-reader.js';
import { writeGroup } from './event-writer.js';
import { Newest } from './newest.js';
import { restoreAll } from './restore.js';
import { LOG } from './schema.js';

export interface PostgresEventStoreOptions {
  readonly clock?: Pick<Clock, 'now'>;
  /** How long reads and appends wait for a server that is away, in milliseconds, before they fail. Default 5,000. */
  readonly patience?: number;
}

/** Connections that read; one more writes, and one listens. */
const READERS = 4;
const RESTORED_TOGETHER = 1_000;
const NO_END = 9_223_372_036_854_775_807n;
const CHANNEL = statement(`SELECT 'presage-' || 'events'::regclass::oid`);

/**
 * The log in a PostgreSQL database (12 or newer), in the first schema of the connection's search_path. Several
 * processes may use it at once.
 */
export class PostgresEventStore extends EventStore {
  private readonly reader: EventReader;
  private readonly group: GroupCommit<AppendRequest, Appended>;
  private readonly closing = new AbortController();
  private readonly patience: number;

  private constructor(
    private readonly reading: Connections,
    private readonly writing: Connections,
    private readonly newest: Newest,
    { clock = { now: () => new Date() }, patience = 5_000 }: PostgresEventStoreOptions,
  ) {
    super();
    this.reader = new EventReader(reading);
    this.patience = patience;
    this.group = new GroupCommit(sizeOf, async (requests) => {
      const write = (): ReturnType<typeof writeGroup> => writeGroup(writing, requests, clock.now().getTime());
      const outcomes = await patiently(write, patience, this.closing.signal);
      for (const outcome of outcomes) if (outcome.ok) newest.isAt(outcome.value.position);
      return outcomes;
    });
  }

  /** @throws PostgresUnusable saying what is wrong, and what to do */
  static async open(url: string, options: PostgresEventStoreOptions = {}): Promise<PostgresEventStore> {
    const reading = new Connections(url, { most: READERS });
    const writing = new Connections(url, { most: 1 });
    try {
      await install(writing, LOG);
      const [row] = await writing.rows(CHANNEL);
      const newest = new Newest(url, row?.[0] ?? '', () => new EventReader(reading).head());
      return new PostgresEventStore(reading, writing, newest, options);
    } catch (error) {
      await Promise.all([reading.close(), writing.close()]);
      throw error;
    }
  }

  override async append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision = 'any',
  ): Promise<Appended> {
    this.assertOpen();
    assertStorable(stream, events);
    return this.group.add(encode(stream, events, expected));
  }

  override async restore(events: readonly RecordedEvent[]): Promise<number> {
    this.assertOpen();
    assertRestorable(events);
    let stored = 0;
    for (let at = 0; at < events.length; at += RESTORED_TOGETHER) {
      const some = events.slice(at, at + RESTORED_TOGETHER);
      const restored = await this.patiently(() => restoreAll(this.writing, some));
      this.newest.isAt(restored.lastPosition);
      stored += restored.stored;
    }
    return stored;
  }

  override async readStream(stream: string, options: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    return this.patiently(() => this.reader.stream(stream, options));
  }

  override async readAll(after: bigint, filter: EventFilter = {}, limit = 1_000): Promise<RecordedEvent[]> {
    return this.patiently(() => this.reader.forwards(filter, { after }, limit));
  }

  override async readAllBackwards(
    before: bigint,
    filter: EventFilter = {},
    limit = 1_000,
  ): Promise<RecordedEvent[]> {
    const upTo = (before > NO_END ? NO_END : before) - 1n;
    return this.patiently(() => this.reader.backwards(filter, { after: 0n, upTo }, limit));
  }

  override async readEvent(id: string): Promise<RecordedEvent | undefined> {
    return this.patiently(() => this.reader.event(id));
  }

  /** A server that is away does not end it: it goes on when the server is back. */
  override subscribe(
    after: bigint,
    filter: EventFilter = {},
    signal?: AbortSignal,
  ): AsyncIterable<SubscriptionItem> {
    const ended = signal ? AbortSignal.any([signal, this.closing.signal]) : this.closing.signal;
    const forEver = <T>(work: () => Promise<T>): Promise<T> => patiently(work, Infinity, ended);
    const store = {
      head: () => forEver(() => this.reader.head()),
      readAll: (from: bigint, of: EventFilter = {}, limit = 1_000) =>
        forEver(() => this.reader.forwards(of, { after: from }, limit)),
    };
    const source = { store, appended: this.newest.appended, closed: this.closing.signal };
    return catchUp(source, after, filter, signal);
  }

  override async listStreams(prefix: string, after?: string, limit = 100): Promise<StreamInfo[]> {
    return this.patiently(() => this.reader.streams(prefix, after, limit));
  }

  override async head(): Promise<bigint> {
    return this.patiently(() => this.reader.head());
  }

  override async count(filter: EventFilter = {}, after = 0n, upTo?: bigint): Promise<number> {
    return this.patiently(async () => {
      if (Object.values(filter).some((part) => part !== undefined))
        return this.reader.count(filter, { after, upTo });
      // Positions have no gaps in this store.
      const head = await this.reader.head();
      const end = upTo === undefined || upTo > head ? head : upTo;
      return end > after ? Number(end - after) : 0;
    });
  }

  /** Appends under way are finished first. */
  override async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.group.drained();
    await this.newest.close();
    await Promise.all([this.reading.close(), this.writing.close()]);
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new EventStoreClosed();
  }

  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    this.assertOpen();
    return patiently(work, this.patience, this.closing.signal);
  }
}

const sizeOf = ({ events }: AppendRequest): number => events.length;
