import { Client } from 'pg';
import type { NewEvent } from '#kernel';

const SCHEMA = `
  CREATE TABLE raw_events (
    position bigint NOT NULL, stream text COLLATE "C" NOT NULL, revision integer NOT NULL, type text COLLATE "C" NOT NULL,
    schema_version integer NOT NULL, slot smallint NOT NULL, recorded_at bigint NOT NULL, occurred_at bigint,
    correlation text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, data text NOT NULL, metadata text NOT NULL
  );
  CREATE UNIQUE INDEX ON raw_events (position);
  CREATE UNIQUE INDEX ON raw_events (stream, revision);
  CREATE UNIQUE INDEX ON raw_events (id);
  CREATE INDEX ON raw_events (type, position);
  CREATE INDEX ON raw_events (correlation, position);
`;
const COLUMNS = 12;

/** What node-postgres alone does with the same columns and indexes: the ceiling. No checks, JSON ready-made. */
export class RawPostgresLog {
  private position = 0;

  private constructor(private readonly client: Client) {}

  static async open(url: string): Promise<RawPostgresLog> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(SCHEMA);
    return new RawPostgresLog(client);
  }

  /** @returns the inserts to be timed: one statement, and so one durable transaction, for each batch */
  batches(batches: readonly (readonly NewEvent[])[]): () => Promise<void> {
    const prepared = batches.map((batch) => batch.map((event) => this.row(event)));
    return async () => {
      for (const rows of prepared) await this.insert(rows);
    };
  }

  /** @returns the inserts to be timed: one durable transaction for each event */
  oneByOne(events: readonly NewEvent[]): () => Promise<void> {
    const rows = events.map((event) => this.row(event));
    return async () => {
      for (const row of rows) await this.insert([row]);
    };
  }

  /** Reads and parses so many events from the start with a cursor, a thousand at a time. */
  async scan(count: number): Promise<void> {
    await this.client.query('BEGIN');
    await this.client.query(
      'DECLARE log NO SCROLL CURSOR FOR SELECT position, stream, revision, type, schema_version, recorded_at, id, data, metadata FROM raw_events ORDER BY position',
    );
    for (let seen = 0; seen < count;) {
      const { rows } = await this.client.query<string[]>({ text: 'FETCH 1000 FROM log', rowMode: 'array' });
      for (const row of rows) {
        JSON.parse(row[7] ?? '');
        JSON.parse(row[8] ?? '');
      }
      seen += rows.length;
    }
    await this.client.query('COMMIT');
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  private async insert(rows: readonly unknown[][]): Promise<void> {
    const values = rows.map((row, r) => `(${row.map((_, c) => `$${String(r * COLUMNS + c + 1)}`).join()})`);
    const name = `insert-${String(rows.length)}`;
    await this.client.query({
      name,
      text: `INSERT INTO raw_events VALUES ${values.join()}`,
      values: rows.flat(),
    });
  }

  private row(event: NewEvent): unknown[] {
    const n = this.position++;
    return [
      n + 1,
      `shopper-1-${String(Math.floor(n / 100))}`,
      n % 100,
      event.type,
      event.schemaVersion,
      n % 256,
      Date.now(),
      Date.parse(event.metadata.occurredAt),
      event.metadata.correlationId,
      event.id,
      JSON.stringify(event.data),
      JSON.stringify(event.metadata),
    ];
  }
}
