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

/**
 * Positions by type, for readers of rare types; and each stream's slot, for readers that share the streams.
 *
 * The positions are entered a whole block at a time, by the transaction that fills the block: an index that SQLite
 * keeps would dirty a page for each type in every transaction (docs/decisions/0004-searching-the-log.md).
 */
function typesAndSlots(database: Database): void {
  database.exec(`
    ALTER TABLE streams ADD COLUMN slot INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE positions_by_type (
      type INTEGER NOT NULL,
      position INTEGER NOT NULL,
      PRIMARY KEY (type, position)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO positions_by_type SELECT type, position FROM events
      WHERE position <= (SELECT max(position) FROM events) / ${String(BLOCK)} * ${String(BLOCK)} ORDER BY 1, 2;
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

/** Positions in a block: the first is 1 to 4,000. A block that is not full yet is in no index. */
export const BLOCK = 4_000;

/** The last position of the last full block. */
export const lastOfBlocks = (position: number): number => position - (position % BLOCK);

export const MIGRATIONS: readonly Migration[] = [TABLES, typesAndSlots];
