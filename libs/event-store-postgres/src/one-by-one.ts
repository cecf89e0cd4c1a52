import { type Appended, EventIdTaken, RevisionConflict } from '#event-store';
import { err, ok, type Result } from '#kernel';
import type { Session } from '#postgres';
import type { AppendRequest, EncodedEvent } from './append-request.js';
import { lookUp, type Place, type Places, takeTurn } from './places.js';

export type Outcome = Result<Appended, Error>;

/** Decides appends one after the other, looking every id and every stream up. */
export class OneByOne {
  private constructor(
    private lastPosition: bigint,
    private readonly places: Places,
  ) {}

  /** Takes the turn. */
  static async begin(session: Session, requests: readonly AppendRequest[]): Promise<OneByOne> {
    const { lastPosition } = await takeTurn(session);
    const ids = requests.flatMap(({ events }) => events.map(({ id }) => id));
    const streams = requests.map(({ stream }) => stream);
    return new OneByOne(lastPosition, await lookUp(session, ids, streams));
  }

  /** @returns the outcome, and what of the append is to be stored, at the end of its stream */
  decide({ stream, events, expected }: AppendRequest): { outcome: Outcome; fresh: readonly EncodedEvent[] } {
    const { byId, ends } = this.places;
    const known = events.flatMap(({ id }) => byId.get(id) ?? []);
    for (const { id } of events) {
      const takenBy = byId.get(id)?.stream ?? stream;
      if (takenBy !== stream) return refused(new EventIdTaken(id, stream, takenBy));
    }
    const fresh = firstOfEach(events).filter(({ id }) => !byId.has(id));
    const end = ends.get(stream) ?? { stream, revision: -1, position: 0n };
    if (fresh.length === 0) return { outcome: ok({ ...furthest(known, end), stored: 0 }), fresh };
    if (expected !== 'any' && (expected === 'none' ? -1 : expected) !== end.revision) {
      return refused(new RevisionConflict(stream, expected, end.revision));
    }
    return { outcome: ok({ ...this.take(end, fresh), stored: fresh.length }), fresh };
  }

  private take(end: Place, fresh: readonly EncodedEvent[]): Place {
    let place = end;
    for (const { id } of fresh) {
      place = { stream: end.stream, revision: place.revision + 1, position: ++this.lastPosition };
      this.places.byId.set(id, place);
    }
    this.places.ends.set(end.stream, place);
    return place;
  }
}

const refused = (error: Error) => ({ outcome: err(error), fresh: [] });

function furthest(known: readonly Place[], end: Place): Place {
  return known.length === 0 ? end : known.reduce((a, b) => (b.revision > a.revision ? b : a));
}

function firstOfEach(events: readonly EncodedEvent[]): EncodedEvent[] {
  const seen = new Set<string>();
  return events.filter(({ id }) => !seen.has(id) && seen.add(id));
}
