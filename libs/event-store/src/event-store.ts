import type { NewEvent, RecordedEvent } from '#kernel';

/**
 * What the writer believes about the stream:
 * a number is the revision of its last event, `none` that it does not exist yet, `any` that it does not matter.
 */
export type ExpectedRevision = number | 'none' | 'any';

export interface Appended {
  readonly stream: string;
  /** Revision of the batch's furthest event; of the stream's last event where the batch is empty (-1: no stream). */
  readonly revision: number;
  /** Position of that event. */
  readonly position: bigint;
  /** How many of the batch were new; the others were in the stream already, by id. */
  readonly stored: number;
}

/** The stream has moved on since the writer looked: read again, decide again. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** -1 where the stream does not exist. */
    readonly actual: number,
  ) {
    super(
      `Stream ${stream} is at revision ${String(actual)}, not at ${String(expected)}: read it again and decide again.`,
    );
  }
}

/** An event of this id is in another stream already: ids are unique in the whole log. */
export class EventIdTaken extends Error {
  override readonly name = 'EventIdTaken';
  constructor(
    readonly id: string,
    readonly stream: string,
    readonly takenBy: string,
  ) {
    super(`Event id ${id} is in stream ${takenBy} already: give the event for ${stream} an id of its own.`);
  }
}

/** Somebody still uses the store after it was closed. */
export class EventStoreClosed extends Error {
  override readonly name = 'EventStoreClosed';
  constructor() {
    super('The event store is closed: stop its users before closing it.');
  }
}

/** Which events of the whole log a reader wants. Absent parts match everything. */
export interface EventFilter {
  readonly types?: readonly string[];
  /** Stream names that start with one of these, for example `shopper-`. */
  readonly streamPrefixes?: readonly string[];
  readonly correlationId?: string;
  /** Only events that happened (`occurredAt`) at or after this ISO 8601 time. */
  readonly occurredFrom?: string;
  /** Only events that happened before this ISO 8601 time. */
  readonly occurredBefore?: string;
  /** One share of the streams, for readers that work side by side: those with `slotOf(stream) % of === index`. */
  readonly share?: { readonly index: number; readonly of: number };
}

export interface ReadStreamOptions {
  /** First revision to read, inclusive. Default: 0 forwards, the end backwards. */
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  /** Default 1,000. */
  readonly limit?: number;
}

export interface StreamInfo {
  readonly stream: string;
  readonly revision: number;
  /** ISO 8601 time at which its newest event was recorded. */
  readonly lastRecordedAt: string;
}

/** What a subscription yields: events in batches, and one sign that it has reached the live end. */
export type SubscriptionItem =
  | { readonly kind: 'events'; readonly events: readonly RecordedEvent[] }
  | { readonly kind: 'caught-up'; readonly position: bigint };

/**
 * The log. Promises, held by the contract suite:
 *
 * - `append` is atomic: a batch is stored whole, in its order, with consecutive revisions, or not at all;
 *   when it resolves, the batch survives a crash of the process.
 * - An event id that the stream already holds is not stored again; a batch of which every id is there
 *   resolves with the place it has, whatever revision was expected.
 * - Positions grow strictly in the order in which readers see events: whoever has read up to a position
 *   will never find a new event below it.
 * - `recordedAt` never decreases along the positions, also where the clock goes backwards.
 * - `subscribe` yields every matching event after its start once, in order, without gap or repeat across
 *   the border between catching up and live; `caught-up` comes once, when the end is first reached.
 */
export abstract class EventStore {
  /**
   * @throws RevisionConflict when the stream is not where `expected` says
   * @throws EventIdTaken when one of the ids is in another stream
   */
  abstract append(
    stream: string,
    events: readonly NewEvent[],
    expected?: ExpectedRevision,
  ): Promise<Appended>;

  /** Empty where the stream does not exist. */
  abstract readStream(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]>;

  /** Events with a position greater than `after`, in order of position. `limit` defaults to 1,000. */
  abstract readAll(after: bigint, filter?: EventFilter, limit?: number): Promise<readonly RecordedEvent[]>;

  /** Events with a position below `before`, newest first. `limit` defaults to 1,000. */
  abstract readAllBackwards(
    before: bigint,
    filter?: EventFilter,
    limit?: number,
  ): Promise<readonly RecordedEvent[]>;

  /** @returns the event, or undefined where no event has this id */
  abstract readEvent(id: string): Promise<RecordedEvent | undefined>;

  /** Ends when `signal` aborts or the store closes. */
  abstract subscribe(
    after: bigint,
    filter?: EventFilter,
    signal?: AbortSignal,
  ): AsyncIterable<SubscriptionItem>;

  /** Stream names that start with `prefix`, in byte order, after the name `after`. `limit` defaults to 100. */
  abstract listStreams(prefix: string, after?: string, limit?: number): Promise<readonly StreamInfo[]>;

  /** Position of the last event, 0n when the log is empty. */
  abstract head(): Promise<bigint>;

  /** Number of matching events with a position in `(after, upTo]`. Default: of the whole log. */
  abstract count(filter?: EventFilter, after?: bigint, upTo?: bigint): Promise<number>;

  /**
   * Takes over events that another log recorded, in their order, with id, stream, revision and `recordedAt`
   * as they are; positions are given anew. What is here already is not stored again, so an import that was
   * interrupted is simply repeated.
   *
   * @returns how many were new
   * @throws RevisionConflict where a stream holds something else at that revision
   * @throws EventIdTaken when one of the ids is in another stream
   */
  abstract restore(events: readonly RecordedEvent[]): Promise<number>;

  abstract close(): Promise<void>;
}
