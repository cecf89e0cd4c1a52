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

/** Why an append was refused, as data that can cross between threads. */
export type Refusal =
  | { readonly kind: 'conflict'; readonly actual: number }
  | { readonly kind: 'id-taken'; readonly id: string; readonly takenBy: string };

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

  constructor(
    private readonly writer: EventWriter,
    private readonly recordedAt: number,
    private readonly careful: boolean,
  ) {}

  /** @throws LookCloser unless the plan is careful */
  add(request: AppendRequest): Result<Appended, Refusal> {
    const { stream, events, expected } = request;
    const head = this.writer.headOf(stream);
    const conflict = expected !== 'any' && (expected === 'none' ? -1 : expected) !== head.revision;
    if (!this.careful) {
      if (conflict || events.length === 0) throw new LookCloser();
      return ok(this.take(stream, head, events));
    }
    const known = this.placesOf(events);
    for (const [id, place] of known) {
      if (place.stream !== stream) return err({ kind: 'id-taken', id, takenBy: place.stream });
    }
    const fresh = firstOfEach(events).filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return ok(this.furthest(stream, head, known));
    if (conflict) return err({ kind: 'conflict', actual: head.revision });
    return ok(this.take(stream, head, fresh));
  }

  private take(stream: string, head: Head, events: readonly EncodedEvent[]): Appended {
    const streamId = this.writer.streamId(stream, head);
    let position = 0;
    for (const { id, type, schemaVersion, data, metadata } of events) {
      position = this.writer.nextPosition();
      const revision = ++head.revision;
      const typeId = this.writer.typeId(type);
      this.rows.push([
        position,
        streamId,
        revision,
        typeId,
        schemaVersion,
        this.recordedAt,
        id,
        data,
        metadata,
      ]);
      if (this.careful) this.planned.set(id, { stream, revision, position });
    }
    return { stream, revision: head.revision, position: BigInt(position), stored: events.length };
  }

  private placesOf(events: readonly EncodedEvent[]): Map<string, Place> {
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

function firstOfEach(events: readonly EncodedEvent[]): EncodedEvent[] {
  const seen = new Set<string>();
  return events.filter(({ id }) => !seen.has(id) && seen.add(id));
}
