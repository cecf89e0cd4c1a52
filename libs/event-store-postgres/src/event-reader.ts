import { endOfPrefix, type EventFilter, type ReadStreamOptions, type StreamInfo } from '#event-store';
import type { EventMetadata, RecordedEvent } from '#kernel';
import { canHold, type Row, type Session, statement } from '#postgres';
import { COLUMNS, countQuery, type Query, readQuery, type Stretch } from './event-query.js';

const sql = {
  forwards: statement(
    `SELECT ${COLUMNS} FROM events WHERE stream = $1 AND revision >= $2 ORDER BY revision LIMIT $3`,
  ),
  backwards: statement(
    `SELECT ${COLUMNS} FROM events WHERE stream = $1 AND revision <= $2 ORDER BY revision DESC LIMIT $3`,
  ),
  byId: statement(`SELECT ${COLUMNS} FROM events WHERE id = $1`),
  head: statement('SELECT position FROM events ORDER BY position DESC LIMIT 1'),
  /** Goes from name to name along the index, however many events each stream has. */
  streams: statement(`
    WITH RECURSIVE names (stream, nth) AS (
      (SELECT stream, 1 FROM events WHERE stream >= $1 AND stream > $2 AND stream < $3 ORDER BY stream LIMIT 1)
      UNION ALL
      SELECT (SELECT e.stream FROM events e WHERE e.stream > names.stream AND e.stream < $3 ORDER BY e.stream LIMIT 1),
        nth + 1 FROM names WHERE nth < $4 AND stream IS NOT NULL
    )
    SELECT names.stream, last.revision, last.recorded_at FROM names CROSS JOIN LATERAL (
      SELECT revision, recorded_at FROM events e WHERE e.stream = names.stream ORDER BY revision DESC LIMIT 1
    ) AS last ORDER BY nth`),
};

const LAST_REVISION = 2_147_483_647;

/** The queries of the log. */
export class EventReader {
  constructor(private readonly session: Session) {}

  async stream(
    stream: string,
    { from, direction = 'forwards', limit = 1_000 }: ReadStreamOptions,
  ): Promise<RecordedEvent[]> {
    if (!canHold(stream)) return [];
    const start = from ?? (direction === 'forwards' ? 0 : LAST_REVISION);
    return this.events({
      statement: sql[direction],
      values: [stream, Math.min(start, LAST_REVISION), limit],
    });
  }

  /** Matching events in order of position. */
  async forwards(filter: EventFilter, stretch: Stretch, limit: number): Promise<RecordedEvent[]> {
    return this.events(readQuery(filter, stretch, 'ASC', limit));
  }

  /** Matching events, newest first. */
  async backwards(filter: EventFilter, stretch: Stretch, limit: number): Promise<RecordedEvent[]> {
    return this.events(readQuery(filter, stretch, 'DESC', limit));
  }

  async event(id: string): Promise<RecordedEvent | undefined> {
    return canHold(id) ? (await this.events({ statement: sql.byId, values: [id] }))[0] : undefined;
  }

  async streams(prefix: string, after = '', limit = 100): Promise<StreamInfo[]> {
    if (!canHold(prefix)) return [];
    // No name holds a NUL character: what comes after one is after what stands before it.
    const [beginning = ''] = after.toWellFormed().split('\u0000');
    const rows = await this.session.rows(sql.streams, [prefix, beginning, endOfPrefix(prefix), limit]);
    return rows.map(([stream, revision, at]) => ({
      stream: stream ?? '',
      revision: Number(revision),
      lastRecordedAt: new Date(Number(at)).toISOString(),
    }));
  }

  async head(): Promise<bigint> {
    const [row] = await this.session.rows(sql.head);
    return BigInt(row?.[0] ?? 0);
  }

  async count(filter: EventFilter, stretch: Stretch): Promise<number> {
    const query = countQuery(filter, stretch);
    const [row] = query ? await this.session.rows(query.statement, query.values) : [];
    return Number(row?.[0] ?? 0);
  }

  private async events(query: Query | undefined): Promise<RecordedEvent[]> {
    if (!query) return [];
    const iso = new IsoTimes();
    return (await this.session.rows(query.statement, query.values)).map((row) => recorded(row as Texts, iso));
  }
}

type Texts = readonly [string, string, string, string, string, string, string, string, string];

function recorded(row: Row & Texts, iso: IsoTimes): RecordedEvent {
  const [position, stream, revision, type, schemaVersion, at, id, data, metadata] = row;
  return {
    id,
    type,
    schemaVersion: Number(schemaVersion),
    data: JSON.parse(data) as unknown,
    metadata: JSON.parse(metadata) as EventMetadata,
    stream,
    revision: Number(revision),
    position: BigInt(position),
    recordedAt: iso.of(at),
  };
}

/** Events of one commit share their time: it is written out once. */
class IsoTimes {
  private last = '';
  private written = '';

  of(milliseconds: string): string {
    if (milliseconds !== this.last) {
      this.last = milliseconds;
      this.written = new Date(Number(milliseconds)).toISOString();
    }
    return this.written;
  }
}
