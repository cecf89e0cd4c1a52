import type { Appended, ExpectedRevision } from '#event-store';
import { err, ok, type NewEvent, type Result } from '#kernel';
import type { EventWriter, Head, Place, Row } from './event-writer.js';

/** An event with its content as JSON text: taken when it was handed in, so the caller may change it after. */
export interface EncodedEvent extends Omit<NewEvent, 'data' | 'metadata'> {
  readonly data: string;
  readonly metadata: string;
}

export interface AppendRequest {
  readonly stream: string;
  readonly events: readonly EncodedEvent[];
  readonly expected: ExpectedRevision;
}

/** An event that another log recorded. */
export interface EncodedRecord extends EncodedEvent {
  readonly stream: string;
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly recordedAt: number;
}

export interface RestoreRequest {
  readonly records: readonly EncodedRecord[];
}

/** Why an append was refused, as data that can cross between threads. */
export type Refusal =
  | {
      readonly kind: 'conflict';
      readonly stream: string;
      readonly expected: ExpectedRevision;
      readonly actual: number;
    }
  | { readonly kind: 'id-taken'; readonly id: string; readonly stream: string; readonly takenBy: string };

export interface Restored {
  readonly stored: number;
}

export type Outcome = Appended | Restored;

/** Something in the group is not plain new events at the expected place: plan again, looking up every id. */
export class LookCloser extends Error {
  override readonly name = 'LookCloser';
}

/**
 * Gives the events of a group of appends their places, one append after the other; a refused one takes none.
 *
 * Ids are almost always new, so the first plan looks none of them up and relies on the unique index.
 * A careful plan looks every id up, in the table and among those planned before.
 */
export class WritePlan {
  readonly rows: Row[] = [];
  private readonly planned = new Map<string, Place>();

  /** @param clock milliseconds since 1970 */
  constructor(
    private readonly writer: EventWriter,
    private readonly clock: number,
    private readonly careful: boolean,
  ) {}

  /** @throws LookCloser unless the plan is careful */
  add(request: AppendRequest | RestoreRequest): Result<Outcome, Refusal> {
    return 'records' in request ? this.restore(request) : this.append(request);
  }

  private append(request: AppendRequest): Result<Appended, Refusal> {
    const { stream, events, expected } = request;
    const head = this.writer.headOf(stream);
    const conflict = expected !== 'any' && (expected === 'none' ? -1 : expected) !== head.revision;
    if (!this.careful) {
      if (conflict || events.length === 0) throw new LookCloser();
      return ok(this.take(stream, head, events));
    }
    const known = this.placesOf(events);
    for (const [id, place] of known) {
      if (place.stream !== stream) return err({ kind: 'id-taken', id, stream, takenBy: place.stream });
    }
    const fresh = firstOfEach(events).filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return ok(this.furthest(stream, head, known));
    if (conflict) return err({ kind: 'conflict', stream, expected, actual: head.revision });
    return ok(this.take(stream, head, fresh));
  }

  private restore({ records }: RestoreRequest): Result<Restored, Refusal> {
    const known = this.placesOf(records);
    const fresh = firstOfEach(records).filter(({ id }) => !known.has(id));
    const refusal =
      misplaced(records, known) ?? outOfLine(fresh, (stream) => this.writer.headOf(stream).revision);
    if (refusal) return err(refusal);
    for (const record of fresh)
      this.put(record.stream, this.writer.headOf(record.stream), record, record.recordedAt);
    return ok({ stored: fresh.length });
  }

  private take(stream: string, head: Head, events: readonly EncodedEvent[]): Appended {
    const recordedAt = this.writer.timeFrom(this.clock);
    let position = 0;
    for (const event of events) position = this.put(stream, head, event, recordedAt);
    return { stream, revision: head.revision, position: BigInt(position), stored: events.length };
  }

  /** @returns the position that the event got */
  private put(stream: string, head: Head, event: EncodedEvent, recordedAt: number): number {
    const { id, schemaVersion, data, metadata } = event;
    const position = this.writer.nextPosition(recordedAt);
    const revision = ++head.revision;
    const [streamId, typeId] = [this.writer.streamId(stream, head), this.writer.typeId(event.type)];
    this.rows.push([position, streamId, revision, typeId, schemaVersion, recordedAt, id, data, metadata]);
    if (this.careful) this.planned.set(id, { stream, revision, position });
    return position;
  }

  private placesOf(events: readonly { readonly id: string }[]): Map<string, Place> {
    const places = this.writer.placesOf(events.map(({ id }) => id));
    for (const { id } of events) {
      const place = this.planned.get(id);
      if (place) places.set(id, place);
    }
    return places;
  }

  private furthest(stream: string, head: Head, known: ReadonlyMap<string, Place>): Appended {
    const end = { stream, revision: head.revision, position: this.writer.positionOf(head) };
    const places = known.size > 0 ? [...known.values()] : [end];
    const { revision, position } = places.reduce((a, b) => (b.revision > a.revision ? b : a));
    return { stream, revision, position: BigInt(position), stored: 0 };
  }
}

/** A record that is stored already, but elsewhere. */
function misplaced(
  records: readonly EncodedRecord[],
  known: ReadonlyMap<string, Place>,
): Refusal | undefined {
  for (const { id, stream, revision } of records) {
    const place = known.get(id);
    if (!place) continue;
    if (place.stream !== stream) return { kind: 'id-taken', id, stream, takenBy: place.stream };
    if (place.revision !== revision) {
      return { kind: 'conflict', stream, expected: revision, actual: place.revision };
    }
  }
  return undefined;
}

/** A record that does not follow the end of its stream. */
function outOfLine(
  records: readonly EncodedRecord[],
  revisionOf: (stream: string) => number,
): Refusal | undefined {
  const revisions = new Map<string, number>();
  for (const { stream, revision } of records) {
    const actual = revisions.get(stream) ?? revisionOf(stream);
    if (revision !== actual + 1) return { kind: 'conflict', stream, expected: revision - 1, actual };
    revisions.set(stream, revision);
  }
  return undefined;
}

function firstOfEach<Event extends { readonly id: string }>(events: readonly Event[]): Event[] {
  const seen = new Set<string>();
  return events.filter(({ id }) => !seen.has(id) && seen.add(id));
}
