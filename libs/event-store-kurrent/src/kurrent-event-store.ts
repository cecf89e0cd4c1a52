import {
  BACKWARDS,
  END,
  FORWARDS,
  KurrentDBClient,
  START,
  StreamNotFoundError,
} from '@kurrent/kurrentdb-client';
import {
  type Appended,
  assertRestorable,
  catchUp,
  EventIdTaken,
  type EventFilter,
  EventStore,
  EventStoreClosed,
  type ExpectedRevision,
  type ReadStreamOptions,
  RevisionConflict,
  type StreamInfo,
  type SubscriptionItem,
} from '#event-store';
import type { NewEvent, RecordedEvent } from '#kernel';
import { appendOnce, type AppendParts } from './append.js';
import type { KurrentClient } from './client.js';
import { IndexFollower } from './index-follower.js';
import { KurrentUnusable } from './kurrent-unusable.js';
import { LogIndex } from './log-index.js';
import { assertOwn, copied } from './own-events.js';
import { type LogStart, readLog } from './read-log.js';
import { fromServer } from './recorded.js';
import { StreamLanes } from './stream-lanes.js';

export interface KurrentOptions {
  /** Where the index is kept: a file that can be lost, see `LogIndex`. */
  readonly indexPath: string;
  /** Hears of connections that broke; they are made again. */
  readonly onError?: (error: unknown) => void;
  /** In the place of the official client, for tests of this adapter. */
  readonly client?: KurrentClient;
}

/** A page of a count that the index cannot answer. */
const PAGE = 1_000;

/**
 * The log in a KurrentDB cluster. Positions are the server's commit positions; its own events (`$…`) are left out.
 * Ids are unique within a stream for certain, and across streams as far as the index has come.
 */
export class KurrentEventStore extends EventStore {
  private readonly client: KurrentClient;
  private readonly index: LogIndex;
  private readonly follower: IndexFollower;
  private readonly lanes = new StreamLanes();
  private readonly closing = new AbortController();
  private lastAppended = 0n;

  /**
   * @param connection `kurrentdb://user:password@host:2113?tls=true`; several hosts or `kurrentdb+discover://` for a cluster
   * @throws KurrentUnusable where the connection string is not one
   */
  constructor(connection: string, options: KurrentOptions) {
    super();
    this.client = options.client ?? connect(connection);
    this.index = new LogIndex(options.indexPath);
    this.follower = new IndexFollower(this.client, this.index, options.onError ?? (() => undefined));
  }

  override async append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision = 'any',
  ): Promise<Appended> {
    assertOwn(stream, events);
    const taken = events.map(copied);
    return this.guarded(() =>
      this.lanes.run(stream, async () =>
        this.noted(await appendOnce(this.appendParts(), stream, taken, expected)),
      ),
    );
  }

  override async restore(events: readonly RecordedEvent[]): Promise<number> {
    assertRestorable(events);
    let stored = 0;
    for (const event of events) {
      const { stream, revision, recordedAt } = event;
      assertOwn(stream, [event]);
      const expected = revision === 0 ? 'none' : revision - 1;
      const appended = await this.guarded(() =>
        appendOnce(this.appendParts(), stream, [event], expected, () => recordedAt),
      );
      if (appended.revision !== revision) throw new RevisionConflict(stream, expected, appended.revision);
      stored += this.noted(appended).stored;
    }
    return stored;
  }

  override async readStream(stream: string, options: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    const { from, direction = 'forwards', limit = 1_000 } = options;
    const forwards = direction === 'forwards';
    const fromRevision = from === undefined ? (forwards ? START : END) : BigInt(from);
    return this.guarded(async () => {
      const found: RecordedEvent[] = [];
      const read = this.client.readStream(stream, {
        fromRevision,
        maxCount: limit,
        direction: forwards ? FORWARDS : BACKWARDS,
      });
      try {
        for await (const { event } of read)
          if (event?.position) found.push(fromServer({ ...event, position: event.position }));
      } catch (error) {
        if (!(error instanceof StreamNotFoundError)) throw error;
      }
      return found;
    });
  }

  override async readAll(after: bigint, filter: EventFilter = {}, limit = 1_000): Promise<RecordedEvent[]> {
    return this.read({ direction: FORWARDS, from: after }, filter, limit);
  }

  override async readAllBackwards(
    before: bigint,
    filter: EventFilter = {},
    limit = 1_000,
  ): Promise<RecordedEvent[]> {
    return this.read({ direction: BACKWARDS, from: before }, filter, limit);
  }

  override async readEvent(id: string): Promise<RecordedEvent | undefined> {
    await this.ownAppendsIndexed();
    const place = this.index.placesOf([id]).get(id);
    return place && (await this.readStream(place.stream, { from: place.revision, limit: 1 }))[0];
  }

  override subscribe(
    after: bigint,
    filter: EventFilter = {},
    signal?: AbortSignal,
  ): AsyncIterable<SubscriptionItem> {
    const source = { store: this, appended: this.follower.added, closed: this.closing.signal };
    return catchUp(source, after, filter, signal);
  }

  override async listStreams(prefix: string, after = '', limit = 100): Promise<StreamInfo[]> {
    await this.ownAppendsIndexed();
    return this.index.streams(prefix, after, limit);
  }

  override async head(): Promise<bigint> {
    const [last] = await this.read({ direction: BACKWARDS, from: undefined }, {}, 1);
    return last?.position ?? 0n;
  }

  override async count(filter: EventFilter = {}, after = 0n, upTo?: bigint): Promise<number> {
    const end = upTo ?? (await this.head());
    const { types: _, streamPrefixes: __, ...others } = filter;
    if (Object.keys(others).length > 0) return this.countByReading(filter, after, end);
    await this.follower.reached(await this.head());
    this.assertOpen();
    return this.index.count(filter, after, end);
  }

  /** Appends under way are finished first. */
  override async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.lanes.drained();
    await this.follower.stop();
    await this.client.dispose();
    this.index.close();
  }

  private async read(start: LogStart, filter: EventFilter, limit: number): Promise<RecordedEvent[]> {
    return this.guarded(() => readLog(this.client, start, filter, limit));
  }

  private async countByReading(filter: EventFilter, after: bigint, upTo: bigint): Promise<number> {
    let count = 0;
    for (let position = after; ;) {
      const events = await this.readAll(position, filter, PAGE);
      count += events.filter((event) => event.position <= upTo).length;
      position = events.at(-1)?.position ?? upTo;
      if (events.length < PAGE || position >= upTo) return count;
    }
  }

  private appendParts(): AppendParts {
    return {
      client: this.client,
      index: this.index,
      reached: (position) =>
        this.follower.reached(position > this.lastAppended ? position : this.lastAppended),
    };
  }

  private noted(appended: Appended): Appended {
    if (appended.position > this.lastAppended) this.lastAppended = appended.position;
    return appended;
  }

  /** So that whoever has appended finds it. */
  private async ownAppendsIndexed(): Promise<void> {
    this.assertOpen();
    await this.follower.reached(this.lastAppended);
    this.assertOpen();
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new EventStoreClosed();
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    this.assertOpen();
    try {
      return await work();
    } catch (error) {
      if (error instanceof RevisionConflict || error instanceof EventIdTaken) throw error;
      this.assertOpen();
      throw error instanceof KurrentUnusable ? error : KurrentUnusable.from(error);
    }
  }
}

function connect(connection: string): KurrentClient {
  try {
    return KurrentDBClient.connectionString(connection);
  } catch (error) {
    throw KurrentUnusable.from(error);
  }
}
