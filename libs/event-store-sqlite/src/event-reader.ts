import { endOfPrefix, type EventFilter, type ReadStreamOptions, type StreamInfo } from '#event-store';
import { type EventMetadata, isoTime, type RecordedEvent } from '#kernel';
import type { Database, Statement } from '#sqlite';
import type { Stretch } from './log-sql.js';
import { type Found, LogWalk } from './log-walk.js';
import { StreamNames } from './stream-names.js';

type Row = [
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

const COLUMNS =
  'e.position, e.stream, e.revision, e.type, e.schema_version, e.recorded_at, e.id, e.data, e.metadata';
const SELECT = `SELECT ${COLUMNS} FROM events e`;

/** The statements that read, prepared once each. */
export class EventReader {
  private readonly statements = new Map<string, Statement>();
  private readonly typeNames = new Map<number, string>();
  private readonly typeIds = new Map<string, number>();
  private lastType = 0;
  private readonly walk: LogWalk;
  private readonly streamNames: StreamNames;

  constructor(private readonly database: Database) {
    this.walk = new LogWalk({
      all: (sql, values) => this.prepared(sql).all(values),
      typeIds: (types) => this.idsOf(types),
    });
    const names = 'SELECT id, name FROM streams WHERE id IN (SELECT value FROM json_each(?))';
    this.streamNames = new StreamNames((ids) => this.prepared(names).all([ids]) as [number, string][]);
  }

  stream(
    stream: string,
    { from, direction = 'forwards', limit = 1_000 }: ReadStreamOptions,
  ): RecordedEvent[] {
    const [compare, order, start] =
      direction === 'forwards'
        ? (['>=', 'ASC', from ?? 0] as const)
        : (['<=', 'DESC', from ?? Number.MAX_SAFE_INTEGER] as const);
    const sql = `${SELECT} WHERE e.stream = (SELECT id FROM streams WHERE name = ?)
      AND e.revision ${compare} ? ORDER BY e.revision ${order} LIMIT ?`;
    return this.events(sql, [stream, start, limit]);
  }

  /** Matching events from the beginning of the stretch, and what of it is still to be looked through. */
  look(stretch: Stretch, filter: EventFilter, limit: number): Found<RecordedEvent> {
    const { rows, rest } = this.walk.look(COLUMNS, stretch, filter, limit);
    return { rows: this.recorded(rows as Row[]), rest };
  }

  /** How many match in the first part of the stretch, and what of it is still to be counted. */
  count(stretch: Stretch, filter: EventFilter): { count: number; rest: Stretch | undefined } {
    return this.walk.count(stretch, filter);
  }

  event(id: string): RecordedEvent | undefined {
    return this.events(`${SELECT} WHERE e.id = ?`, [id])[0];
  }

  streams(prefix: string, after: string | undefined, limit: number): StreamInfo[] {
    const rows = this.prepared(
      `SELECT s.name, e.revision, e.recorded_at FROM streams s
       JOIN events e ON e.stream = s.id AND e.revision = (SELECT max(revision) FROM events WHERE stream = s.id)
       WHERE s.name >= ? AND s.name < ? AND s.name > ? ORDER BY s.name LIMIT ?`,
    ).all([prefix, endOfPrefix(prefix), after ?? '', limit]) as [string, number, number][];
    return rows.map(([stream, revision, at]) => ({ stream, revision, lastRecordedAt: isoTime(at) }));
  }

  head(): number {
    const [head] = this.prepared('SELECT coalesce(max(position), 0) FROM events').get() as [number];
    return head;
  }

  /** Changes when another connection has written. */
  dataVersion(): number {
    return (this.prepared('PRAGMA data_version').get() as [number])[0];
  }

  private events(sql: string, parameters: readonly unknown[]): RecordedEvent[] {
    return this.recorded(this.prepared(sql).all(parameters) as Row[]);
  }

  private recorded(rows: readonly Row[]): RecordedEvent[] {
    const streams = (): number[] => rows.map((row) => row[1]);
    return rows.map((row) => ({
      id: row[6],
      type: this.typeName(row[3]),
      schemaVersion: row[4],
      data: JSON.parse(row[7]) as unknown,
      metadata: JSON.parse(row[8]) as EventMetadata,
      stream: this.streamNames.of(row[1], streams),
      revision: row[2],
      position: BigInt(row[0]),
      recordedAt: isoTime(row[5]),
    }));
  }

  private prepared(sql: string): Statement {
    const statement = this.statements.get(sql) ?? this.database.prepare(sql).raw();
    this.statements.set(sql, statement);
    return statement;
  }

  private typeName(id: number): string {
    const known = this.typeNames.get(id);
    if (known !== undefined) return known;
    this.loadTypes();
    return this.typeNames.get(id) ?? '';
  }

  /** Of those types that are in the log. A type that is not may come at any time: it is looked for, once for all. */
  private idsOf(types: readonly string[]): readonly number[] {
    if (types.some((type) => !this.typeIds.has(type))) this.loadTypes();
    return types.map((type) => this.typeIds.get(type)).filter((id) => id !== undefined);
  }

  /** Those that have come since the last time. */
  private loadTypes(): void {
    const sql = 'SELECT id, name FROM types WHERE id > ? ORDER BY id';
    for (const [id, name] of this.prepared(sql).all([this.lastType]) as [number, string][]) {
      this.typeNames.set(id, name);
      this.typeIds.set(name, id);
      this.lastType = id;
    }
  }
}
