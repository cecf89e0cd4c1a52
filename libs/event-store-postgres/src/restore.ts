import { EventIdTaken, RevisionConflict, slotOf } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { bigintArray, type Connections, integerArray, statement, textArray } from '#postgres';
import { encodeEvent } from './append-request.js';
import { lookUp, type Places, takeTurn } from './places.js';

const INSERT = statement(
  `INSERT INTO events (position, stream, revision, type, schema_version, slot, recorded_at, occurred_at, correlation,
     id, data, metadata)
   SELECT $1::bigint + nth, stream, revision, type, schema_version, slot, recorded_at, occurred_at, correlation, id,
     data, metadata
   FROM unnest($2::text[], $3::integer[], $4::text[], $5::integer[], $6::integer[], $7::bigint[], $8::bigint[],
       $9::text[], $10::text[], $11::text[], $12::text[])
     WITH ORDINALITY AS each (stream, revision, type, schema_version, slot, recorded_at, occurred_at, correlation, id,
       data, metadata, nth)`,
);

const TELL = statement('SELECT tell_appended($1)');

/**
 * Takes events over as another log recorded them, in one transaction.
 *
 * @returns how many were new, and where the log ends now
 */
export async function restoreAll(
  connections: Connections,
  events: readonly RecordedEvent[],
): Promise<{ readonly stored: number; readonly lastPosition: bigint }> {
  return connections.transaction(async (session) => {
    const { lastPosition } = await takeTurn(session);
    const places = await lookUp(
      session,
      events.map(({ id }) => id),
      events.map(({ stream }) => stream),
    );
    const fresh = events.filter((event) => isNew(event, places));
    const end = lastPosition + BigInt(fresh.length);
    if (fresh.length > 0) {
      await session.rows(INSERT, [lastPosition, ...columns(fresh)]);
      await session.rows(TELL, [end]);
    }
    return { stored: fresh.length, lastPosition: end };
  });
}

/** @throws RevisionConflict or EventIdTaken where it is here in another place, or another is in its place */
function isNew({ id, stream, revision }: RecordedEvent, { byId, ends }: Places): boolean {
  const known = byId.get(id);
  if (known && known.stream !== stream) throw new EventIdTaken(id, stream, known.stream);
  if (known && known.revision !== revision) throw new RevisionConflict(stream, revision, known.revision);
  if (known) return false;
  const end = ends.get(stream)?.revision ?? -1;
  if (end !== revision - 1) throw new RevisionConflict(stream, revision - 1, end);
  const place = { stream, revision, position: 0n };
  byId.set(id, place);
  ends.set(stream, place);
  return true;
}

function columns(events: readonly RecordedEvent[]): Buffer[] {
  const encoded = events.map(encodeEvent);
  return [
    textArray(events.map(({ stream }) => stream)),
    integerArray(events.map(({ revision }) => revision)),
    textArray(encoded.map(({ type }) => type)),
    integerArray(encoded.map(({ schemaVersion }) => schemaVersion)),
    integerArray(events.map(({ stream }) => slotOf(stream))),
    bigintArray(events.map(({ recordedAt }) => Date.parse(recordedAt))),
    bigintArray(encoded.map(({ occurredAt }) => occurredAt)),
    textArray(encoded.map(({ correlation }) => correlation)),
    textArray(encoded.map(({ id }) => id)),
    textArray(encoded.map(({ data }) => data)),
    textArray(encoded.map(({ metadata }) => metadata)),
  ];
}
