import type { Installation } from '#postgres';

/**
 * One lean table that is only ever added to. Names are ordered by their bytes, whatever the database's collation.
 *
 * `take_turn` is what the order of positions rests on (docs/decisions/0008-postgres.md): who appends waits until
 * those before are committed and visible, and numbers on from the last committed event. Should the lock ever fail,
 * two writers would give out the same first position, and the primary key lets only one of them commit.
 *
 * `correlation` is a key to search by, see `search-key.ts`; the id itself is in the metadata. `data` and `metadata`
 * are JSON as text: `jsonb` cannot hold every text that JSON can, and would give back another order of fields.
 */
export const LOG: Installation = {
  name: 'event-store',
  version: 1,
  sql: `
CREATE TABLE events (
  position bigint NOT NULL,
  stream text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  type text COLLATE "C" NOT NULL,
  schema_version integer NOT NULL,
  slot smallint NOT NULL,
  recorded_at bigint NOT NULL,
  occurred_at bigint,
  correlation text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  data text NOT NULL,
  metadata text NOT NULL
);
CREATE UNIQUE INDEX events_by_position ON events (position);
CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
CREATE UNIQUE INDEX events_by_id ON events (id);
CREATE INDEX events_by_type ON events (type, position);
CREATE INDEX events_by_correlation ON events (correlation, position);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The log is only ever added to: % refused.', TG_OP;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Waits until nobody else appends, and says where the log ends. The turn is over when the transaction is.
CREATE FUNCTION take_turn() RETURNS TABLE (last_position bigint, last_recorded_at bigint) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock((1347567955::bigint << 32) | 'events'::regclass::oid::bigint);
  RETURN QUERY SELECT e.position, e.recorded_at FROM events e ORDER BY e.position DESC LIMIT 1;
  IF NOT FOUND THEN RETURN QUERY SELECT 0::bigint, 0::bigint; END IF;
END $$;

CREATE FUNCTION heads_of(streams text[]) RETURNS integer[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(coalesce((
    SELECT e.revision FROM events e WHERE e.stream = given.stream ORDER BY e.revision DESC LIMIT 1
  ), -1) ORDER BY nth) FROM unnest(streams) WITH ORDINALITY AS given (stream, nth)
$$;

-- Wakes whoever listens, when the transaction is committed.
CREATE FUNCTION tell_appended(last_position bigint) RETURNS void LANGUAGE sql AS $$
  SELECT pg_notify('presage-' || 'events'::regclass::oid, last_position::text)
$$;

-- Appends to several streams at once: one entry of streams and required for each stream (where it must stand;
-- null: anywhere), one entry of the rest for each event. No row comes back where a stream stands elsewhere, and then
-- nothing is stored.
CREATE FUNCTION append_events(
  streams text[], required integer[], stream_nths integer[], event_streams text[], ahead integer[], slots integer[],
  ids text[], types text[], schema_versions integer[], occurred bigint[], correlations text[], contents text[],
  metadatas text[], recorded bigint
) RETURNS TABLE (first_position bigint, heads integer[]) LANGUAGE plpgsql AS $$
DECLARE
  turn record;
  found_heads integer[];
BEGIN
  SELECT * INTO turn FROM take_turn();
  found_heads := heads_of(streams);
  IF EXISTS (SELECT FROM unnest(found_heads, required) AS each (head, needed) WHERE head <> needed) THEN
    RETURN;
  END IF;
  INSERT INTO events
    SELECT turn.last_position + nth, stream, found_heads[stream_nth] + before, type, schema_version, slot,
      greatest(recorded, turn.last_recorded_at), occurred_at, correlation, id, content, metadata
    FROM unnest(event_streams, stream_nths, ahead, types, schema_versions, slots, occurred, correlations, ids,
        contents, metadatas)
      WITH ORDINALITY AS each (stream, stream_nth, before, type, schema_version, slot, occurred_at, correlation,
        id, content, metadata, nth);
  PERFORM tell_appended(turn.last_position + cardinality(ids));
  RETURN QUERY SELECT turn.last_position + 1, found_heads;
END $$;
`,
};
