import Libsql from 'libsql';
import type { NewEvent } from '#kernel';

/** Rows an insert statement takes at once: the fastest of 1, 5, 10, 20, 50 and 100 on the machine of the records. */
const ROWS = 10;
const SCHEMA = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL, type INTEGER NOT NULL,
    schema_version INTEGER NOT NULL, recorded_at INTEGER NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL,
    metadata TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX by_stream ON events (stream, revision);
  CREATE UNIQUE INDEX by_id ON events (id);
  CREATE TABLE documents (key TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;
  CREATE INDEX by_views ON documents (json_extract(document, '$.views'), key);
`;

type Row = [position: number, ...rest: number[], id: string, data: string, metadata: string];

/** What libsql alone does with the same columns and indexes: the ceiling. No checks, no promises, JSON ready-made. */
export class RawLog {
  private readonly database: Libsql.Database;
  private position = 0;

  constructor(path: string) {
    this.database = new Libsql(path);
    this.database.pragma('journal_mode = WAL');
    this.database.pragma('synchronous = FULL');
    this.database.exec(SCHEMA);
  }

  /** @returns the inserts to be timed: one durable transaction for each batch */
  batches(batches: readonly (readonly NewEvent[])[]): () => void {
    const insert = this.insert(ROWS);
    const [begin, commit] = [this.database.prepare('BEGIN IMMEDIATE'), this.database.prepare('COMMIT')];
    const prepared = batches.map((batch) => batch.map((event) => this.row(event)));
    return () => {
      for (const rows of prepared) {
        begin.run();
        for (let i = 0; i < rows.length; i += ROWS) insert.run(rows.slice(i, i + ROWS).flat());
        commit.run();
      }
    };
  }

  /** @returns the inserts to be timed: one durable transaction for each event */
  oneByOne(events: readonly NewEvent[]): () => void {
    const insert = this.insert(1);
    const rows = events.map((event) => this.row(event));
    return () => {
      for (const row of rows) insert.run(row);
    };
  }

  /** Reads and parses so many events from the start, a thousand at a time. */
  scan(count: number, see: (data: unknown, metadata: unknown) => void = () => undefined): void {
    const read = this.database
      .prepare('SELECT * FROM events WHERE position > ? ORDER BY position LIMIT 1000')
      .raw();
    for (let after = 0, seen = 0; seen < count;) {
      const rows = read.all([after]) as Row[];
      for (const row of rows) see(JSON.parse(row[7] as string), JSON.parse(row[8] as string));
      after = rows.at(-1)?.[0] ?? after;
      seen += rows.length;
    }
  }

  /** Folds views by shopper and writes each document once, in one transaction. */
  rebuild(count: number): void {
    const documents = new Map<string, { views: number; lastProduct: string }>();
    this.scan(count, (data, metadata) => {
      const key = (metadata as NewEvent['metadata']).actor.id;
      const views = (documents.get(key)?.views ?? 0) + 1;
      documents.set(key, { views, lastProduct: (data as { product_id: string }).product_id });
    });
    const upsert = this.database.prepare(
      'INSERT INTO documents VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET document = excluded.document',
    );
    this.database.exec('BEGIN');
    for (const [key, document] of documents) upsert.run([key, JSON.stringify(document)]);
    this.database.exec('COMMIT');
  }

  close(): void {
    this.database.close();
  }

  private insert(rows: number): Libsql.Statement {
    const values = Array<string>(rows).fill('(?,?,?,?,?,?,?,?,?)').join(',');
    return this.database.prepare(`INSERT INTO events VALUES ${values}`);
  }

  private row(event: NewEvent): unknown[] {
    const n = this.position++;
    const texts = [event.id, JSON.stringify(event.data), JSON.stringify(event.metadata)];
    return [n + 1, Math.floor(n / 100), n % 100, 1, event.schemaVersion, Date.now(), ...texts];
  }
}
