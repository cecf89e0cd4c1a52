import { endOfPrefix, type EventFilter, type StreamInfo } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { closeDatabase, type Database, openDatabase, type Statement } from '#sqlite';

/** Where an event stands. */
export interface Place {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
}

const SCHEMA = `
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL, type INTEGER NOT NULL,
    id TEXT NOT NULL, recorded_at TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
  CREATE UNIQUE INDEX events_by_id ON events (id);
  CREATE INDEX events_by_type ON events (type);
`;

/**
 * What the server cannot be asked: which event has an id, which streams there are, how many events of a type.
 * A small file beside the program, filled from `$all`; lost, it is filled again. It holds no event's content.
 */
export class LogIndex {
  private readonly database: Database;
  private readonly statements = new Map<string, Statement>();

  /** @throws DatabaseUnusable naming the path and what to do */
  constructor(path: string) {
    this.database = openDatabase(path, { synchronous: 'normal', migrations: [SCHEMA] });
  }

  /** Position of the last event it knows; 0n at first. */
  head(): bigint {
    return BigInt((this.row('SELECT coalesce(max(position), 0) FROM events') as [number])[0]);
  }

  /** Adding what is known changes nothing. */
  add(events: readonly RecordedEvent[]): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      for (const event of events) this.insert(event);
      this.database.exec('COMMIT');
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  placesOf(ids: readonly string[]): Map<string, Place> {
    const rows = this.rows(
      `SELECT e.id, s.name, e.revision, e.position FROM json_each(?) wanted
       CROSS JOIN events e ON e.id = wanted.value JOIN streams s ON s.id = e.stream`,
      JSON.stringify(ids),
    ) as [string, string, number, number][];
    return new Map(
      rows.map(([id, stream, revision, position]) => [id, { stream, revision, position: BigInt(position) }]),
    );
  }

  streams(prefix: string, after: string, limit: number): StreamInfo[] {
    const rows = this.rows(
      `SELECT s.name, e.revision, e.recorded_at FROM streams s
       JOIN events e ON e.stream = s.id AND e.revision = (SELECT max(revision) FROM events WHERE stream = s.id)
       WHERE s.name >= ? AND s.name < ? AND s.name > ? ORDER BY s.name LIMIT ?`,
      prefix,
      endOfPrefix(prefix),
      after,
      limit,
    ) as [string, number, string][];
    return rows.map(([stream, revision, lastRecordedAt]) => ({ stream, revision, lastRecordedAt }));
  }

  /** Events in `(after, upTo]` of these types and stream prefixes. */
  count({ types, streamPrefixes }: EventFilter, after: bigint, upTo: bigint): number {
    const conditions = ['e.position > ?', 'e.position <= ?'];
    const values: unknown[] = [Number(after), Number(upTo)];
    if (types) {
      conditions.push('e.type IN (SELECT id FROM types WHERE name IN (SELECT value FROM json_each(?)))');
      values.push(JSON.stringify(types));
    }
    if (streamPrefixes) {
      const ranges = streamPrefixes.map(() => 'name >= ? AND name < ?').join(' OR ') || 'false';
      conditions.push(`e.stream IN (SELECT id FROM streams WHERE ${ranges})`);
      values.push(...streamPrefixes.flatMap((prefix) => [prefix, endOfPrefix(prefix)]));
    }
    const sql = `SELECT count(*) FROM events e WHERE ${conditions.join(' AND ')}`;
    return (this.row(sql, ...values) as [number])[0];
  }

  close(): void {
    closeDatabase(this.database);
  }

  private insert({ position, stream, revision, type, id, recordedAt }: RecordedEvent): void {
    this.run('INSERT INTO streams (name) VALUES (?) ON CONFLICT DO NOTHING', stream);
    this.run('INSERT INTO types (name) VALUES (?) ON CONFLICT DO NOTHING', type);
    this.run(
      `INSERT INTO events VALUES (?, (SELECT id FROM streams WHERE name = ?), ?,
         (SELECT id FROM types WHERE name = ?), ?, ?) ON CONFLICT DO NOTHING`,
      Number(position),
      stream,
      revision,
      type,
      id,
      recordedAt,
    );
  }

  private run(sql: string, ...values: readonly unknown[]): void {
    this.prepared(sql).run([...values]);
  }

  private row(sql: string, ...values: readonly unknown[]): unknown {
    return this.prepared(sql)
      .raw()
      .get([...values]);
  }

  private rows(sql: string, ...values: readonly unknown[]): unknown[] {
    return this.prepared(sql)
      .raw()
      .all([...values]);
  }

  private prepared(sql: string): Statement {
    const statement = this.statements.get(sql) ?? this.database.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}
