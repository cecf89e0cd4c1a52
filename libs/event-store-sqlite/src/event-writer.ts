import { slotOf } from '#event-store';
import type { Database, Statement } from '#sqlite';
import { lastOfBlocks } from './schema.js';

/** Where a stream stands; `revision` -1 and no id before its first event. */
export interface Head {
  id: number | undefined;
  revision: number;
}

/** Where the log ends: 0 and no time where it is empty. */
interface End {
  position: number;
  /** Milliseconds since 1970. */
  recordedAt: number;
}

/** One event on its way to the table: its columns, ready to be bound. */
export type Row = readonly [
  position: number,
  stream: number,
  revision: number,
  type: number,
  schemaVersion: number,
  recordedAt: number,
  id: string,
  data: string,
  metadata: string,
];

/** Where an event stands that is stored already. */
export interface Place {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

/** Rows a statement inserts at once: above this the statement grows more than the calls shrink. */
const ROWS = 10;
const COLUMNS = '(position, stream, revision, type, schema_version, recorded_at, id, data, metadata)';
const PLACEHOLDERS = '(?, ?, ?, ?, ?, ?, ?, ?, ?)';
/** Stream heads kept at hand; beyond this many the cache starts anew. */
const KEPT_HEADS = 50_000;

/**
 * The statements of one write transaction, and what they have taught about heads and names.
 * What was learnt is forgotten after a rollback, and when another process has written.
 */
export class EventWriter {
  private readonly heads = new Map<string, Head>();
  private readonly types = new Map<string, number>();
  private last: End | undefined;
  private dataVersion = -1;
  private readonly sql: ReturnType<typeof prepareAll>;

  constructor(private readonly database: Database) {
    this.sql = prepareAll(database);
  }

  begin(): void {
    this.sql.begin.run();
    const [version] = this.sql.dataVersion.get() as [number];
    if (version !== this.dataVersion) this.forget();
    this.dataVersion = version;
  }

  commit(): void {
    this.sql.commit.run();
    if (this.heads.size > KEPT_HEADS) this.heads.clear();
  }

  rollback(): void {
    this.forget();
    // On a full disk SQLite has rolled back already.
    if (this.database.inTransaction) this.sql.rollback.run();
  }

  /** A place for an event that is recorded at this time. */
  nextPosition(recordedAt: number): number {
    const end = this.end();
    end.recordedAt = recordedAt;
    return (end.position += 1);
  }

  /** The time for what is stored now: where the clock has gone backwards, that of the newest event. */
  timeFrom(clock: number): number {
    return Math.max(this.end().recordedAt, clock);
  }

  /** The stream's head, to be advanced by the caller. */
  headOf(stream: string): Head {
    const known = this.heads.get(stream);
    if (known) return known;
    const row = this.sql.head.get(stream) as [number, number | null] | undefined;
    const head: Head = { id: row?.[0], revision: row?.[1] ?? -1 };
    this.heads.set(stream, head);
    return head;
  }

  /** The number that stands for the stream; a new stream gets one. */
  streamId(stream: string, head: Head): number {
    return (head.id ??= Number(this.sql.addStream.run([stream, slotOf(stream)]).lastInsertRowid));
  }

  typeId(type: string): number {
    const known = this.types.get(type);
    if (known !== undefined) return known;
    const row = this.sql.typeId.get(type) as [number] | undefined;
    const id = row?.[0] ?? Number(this.sql.addType.run(type).lastInsertRowid);
    this.types.set(type, id);
    return id;
  }

  /** Places of those of the events that are stored already, by id. */
  placesOf(ids: readonly string[]): Map<string, Place> {
    const rows = this.sql.places.all(JSON.stringify(ids)) as [string, string, number, number][];
    return new Map(rows.map(([id, stream, revision, position]) => [id, { stream, revision, position }]));
  }

  positionOf(head: Head): number {
    const row = this.sql.position.get([head.id ?? null, head.revision]) as [number] | undefined;
    return row?.[0] ?? 0;
  }

  insert(rows: readonly Row[]): void {
    const whole = rows.length - (rows.length % ROWS);
    for (let i = 0; i < whole; i += ROWS) this.sql.insertMany.run(rows.slice(i, i + ROWS).flat());
    for (const row of rows.slice(whole)) this.sql.insertOne.run(row);
    const [first, last] = [rows[0], rows.at(-1)];
    if (first && last) this.enterFullBlocks(first[0] - 1, last[0]);
  }

  /** Enters the blocks that were filled between two positions into the index of types. */
  private enterFullBlocks(before: number, now: number): void {
    const [entered, full] = [lastOfBlocks(before), lastOfBlocks(now)];
    if (full > entered) this.sql.enterBlocks.run([entered, full]);
  }

  private end(): End {
    if (this.last) return this.last;
    const row = this.sql.last.get() as [number, number] | undefined;
    return (this.last = { position: row?.[0] ?? 0, recordedAt: row?.[1] ?? -Infinity });
  }

  private forget(): void {
    this.heads.clear();
    this.types.clear();
    this.last = undefined;
  }
}

function prepareAll(database: Database) {
  const prepare = (sql: string): Statement => database.prepare(sql);
  const rows = (sql: string): Statement => database.prepare(sql).raw();
  const insert = (count: number): Statement =>
    prepare(`INSERT INTO events ${COLUMNS} VALUES ${Array<string>(count).fill(PLACEHOLDERS).join(', ')}`);
  return {
    begin: prepare('BEGIN IMMEDIATE'),
    commit: prepare('COMMIT'),
    rollback: prepare('ROLLBACK'),
    insertOne: insert(1),
    insertMany: insert(ROWS),
    enterBlocks: prepare(
      `INSERT INTO positions_by_type SELECT type, position FROM events
       WHERE position > ? AND position <= ? ORDER BY type, position`,
    ),
    addStream: prepare('INSERT INTO streams (name, slot) VALUES (?, ?)'),
    addType: prepare('INSERT INTO types (name) VALUES (?)'),
    dataVersion: rows('PRAGMA data_version'),
    last: rows('SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1'),
    head: rows(
      'SELECT id, (SELECT max(revision) FROM events WHERE stream = streams.id) FROM streams WHERE name = ?',
    ),
    typeId: rows('SELECT id FROM types WHERE name = ?'),
    position: rows('SELECT position FROM events WHERE stream = ? AND revision = ?'),
    places: rows(
      'SELECT e.id, s.name, e.revision, e.position FROM json_each(?) wanted ' +
        'CROSS JOIN events e ON e.id = wanted.value JOIN streams s ON s.id = e.stream',
    ),
  };
}
