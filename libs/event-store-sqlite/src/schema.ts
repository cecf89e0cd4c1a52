import { slotOf } from '#event-store';
import type { Database, Migration } from '#sqlite';

/**
 * One lean table. Stream and type names are kept once and referred to by number: an event of 300 bytes would
 * otherwise carry its 45-byte stream name twice, in the row and in the index.
 * Positions are given out by the writer inside its transaction, so the order of positions is the order of commits.
 */
const TABLES = `
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    type INTEGER NOT NULL,
    schema_version INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    id TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
  CREATE UNIQUE INDEX events_by_id ON events (id);
`;

/** An index by type, which ends in the position; and each stream's slot, for readers that share the streams. */
function typesAndSlots(database: Database): void {
  database.exec(`
    ALTER TABLE streams ADD COLUMN slot INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX events_by_type ON events (type);
  `);
  const set = database.prepare('UPDATE streams SET slot = ? WHERE id = ?');
  const page = database.prepare('SELECT id, name FROM streams WHERE id > ? ORDER BY id LIMIT 10000').raw();
  for (let after = -1; ;) {
    const streams = page.all([after]) as [number, string][];
    for (const [id, name] of streams) set.run([slotOf(name), id]);
    const last = streams.at(-1);
    if (!last) return;
    [after] = last;
  }
}

export const MIGRATIONS: readonly Migration[] = [TABLES, typesAndSlots];
