import { setImmediate } from 'node:timers/promises';
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
  LiveTail,
  type ReadStreamOptions,
  type StreamInfo,
  type SubscriptionItem,
  WakeUp,
} from '#event-store';
import type { Clock, NewEvent, RecordedEvent } from '#kernel';
import { closeDatabase, type Database, DatabaseUnusable, openDatabase } from '#sqlite';
import { EventReader } from './event-reader.js';
import type { Stretch } from './log-sql.js';
import { withErrors } from './refused.js';
import { MIGRATIONS } from './schema.js';
import type { AppendRequest, EncodedEvent, EncodedRecord, Outcome, RestoreRequest } from './write-plan.js';
import { WriterThread } from './writer-thread.js';

/** How often to look whether another process has appended. */
const POLL_MILLISECONDS = 250;

/** The log in one SQLite file. Several processes may use the file at once. */
export class SqliteEventStore extends EventStore {
  private readonly database: Database;
  private readonly reader: EventReader;
  private readonly writer: WriterThread;
  private readonly group: GroupCommit<AppendRequest | RestoreRequest, Outcome>;
  private readonly appended = new WakeUp();
  private readonly tail = new LiveTail(this, this.appended);
  private readonly closing = new AbortController();
  private readonly poll: NodeJS.Timeout;

  /** @throws DatabaseUnusable naming the path and what to do */
  constructor(
    readonly path: string,
    clock: Pick<Clock, 'now'> = { now: () => new Date() },
  ) {
    super();
    this.database = openDatabase(path, { synchronous: 'full', migrations: MIGRATIONS });
    this.reader = new EventReader(this.database);
    this.writer = new WriterThread(path);
    this.group = new GroupCommit(sizeOf, async (requests) => {
      const outcomes = await this.writer.write({ requests, clock: clock.now().getTime() });
      this.appended.ring();
      return withErrors(outcomes);
    });
    this.poll = this.watchOtherProcesses();
  }

  override async append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision = 'any',
  ): Promise<Appended> {
    this.assertOpen();
    assertStorable(stream, events);
    const encoded = events.map(encode);
    return this.guarded(() => this.group.add({ stream, events: encoded, expected }) as Promise<Appended>);
  }

  override async readStream(stream: string, options: ReadStreamOptions = {}): Promise<RecordedEvent[]> {
    return this.guarded(() => this.reader.stream(stream, options));
  }

  override async readAll(after: bigint, filter: EventFilter = {}, limit = 1_000): Promise<RecordedEvent[]> {
    return this.guarded(() => this.found(this.stretch(after, undefined, 'forwards'), filter, limit));
  }

  override async readAllBackwards(
    before: bigint,
    filter: EventFilter = {},
    limit = 1_000,
  ): Promise<RecordedEvent[]> {
    return this.guarded(() => this.found(this.stretch(0n, before - 1n, 'backwards'), filter, limit));
  }

  override async readEvent(id: string): Promise<RecordedEvent | undefined> {
    return this.guarded(() => this.reader.event(id));
  }

  override subscribe(
    after: bigint,
    filter: EventFilter = {},
    signal?: AbortSignal,
  ): AsyncIterable<SubscriptionItem> {
    const source = { store: this, tail: this.tail, appended: this.appended, closed: this.closing.signal };
    return catchUp(source, after, filter, signal);
  }

  override async listStreams(prefix: string, after?: string, limit = 100): Promise<StreamInfo[]> {
    return this.guarded(() => this.reader.streams(prefix, after, limit));
  }

  override async head(): Promise<bigint> {
    return this.guarded(() => BigInt(this.reader.head()));
  }

  override async count(filter: EventFilter = {}, after = 0n, upTo?: bigint): Promise<number> {
    return this.guarded(async () => {
      const whole = this.stretch(after, upTo, 'forwards');
      // Positions have no gaps in this store.
      if (Object.keys(filter).length === 0) return Math.max(0, whole.high - whole.low);
      let count = 0;
      for (let rest: Stretch | undefined = whole; rest;) {
        if (rest !== whole) await this.nextTurn();
        const part = this.reader.count(rest, filter);
        count += part.count;
        rest = part.rest;
      }
      return count;
    });
  }

  /** All of the events are stored in one transaction, or none. */
  override async restore(events: readonly RecordedEvent[]): Promise<number> {
    this.assertOpen();
    assertRestorable(events);
    const records = events.map(encodeRecord);
    return this.guarded(async () => (await this.group.add({ records })).stored);
  }

  /** Appends under way are finished first. */
  override async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    clearInterval(this.poll);
    await this.group.drained();
    await this.writer.close();
    closeDatabase(this.database);
  }

  /** What of the log lies in `(after, upTo]` now. */
  private stretch(after: bigint, upTo: bigint | undefined, direction: Stretch['direction']): Stretch {
    const head = this.reader.head();
    const high = upTo === undefined ? head : Math.min(head, Number(upTo));
    return { low: Math.max(0, Number(after)), high, direction };
  }

  /** Looks step by step, so that the event loop has its turn in between. */
  private async found(stretch: Stretch, filter: EventFilter, limit: number): Promise<RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for (let rest: Stretch | undefined = stretch; rest && found.length < limit;) {
      if (rest !== stretch) await this.nextTurn();
      const part = this.reader.look(rest, filter, limit - found.length);
      for (const event of part.rows) found.push(event);
      rest = part.rest;
    }
    return found;
  }

  private async nextTurn(): Promise<void> {
    await setImmediate();
    this.assertOpen();
  }

  private watchOtherProcesses(): NodeJS.Timeout {
    let seen = this.reader.dataVersion();
    const look = (): void => {
      try {
        const now = this.reader.dataVersion();
        if (now !== seen) this.appended.ring();
        seen = now;
      } catch {
        // A file that cannot be read is told to those who read it, not to the timer.
        this.appended.ring();
      }
    };
    return setInterval(look, POLL_MILLISECONDS).unref();
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new EventStoreClosed();
  }

  /** Turns an error of SQLite into one that names the file and says what to do. */
  private async guarded<T>(work: () => T | Promise<T>): Promise<T> {
    this.assertOpen();
    try {
      return await work();
    } catch (error) {
      throw DatabaseUnusable.explains(error) ? DatabaseUnusable.from(this.path, error) : error;
    }
  }
}

function sizeOf(request: AppendRequest | RestoreRequest): number {
  return 'records' in request ? request.records.length : request.events.length;
}

function encode({ id, type, schemaVersion, data, metadata }: NewEvent): EncodedEvent {
  // A value that JSON does not know (undefined, a function) reads back as null.
  const text = JSON.stringify(data) as string | undefined;
  return { id, type, schemaVersion, data: text ?? 'null', metadata: JSON.stringify(metadata) };
}

function encodeRecord(event: RecordedEvent): EncodedRecord {
  const { stream, revision, recordedAt } = event;
  return { ...encode(event), stream, revision, recordedAt: Date.parse(recordedAt) };
}
