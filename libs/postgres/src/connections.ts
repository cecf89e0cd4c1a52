import { Pool, type PoolClient } from 'pg';
import { PostgresUnusable } from './postgres-unusable.js';

/** An SQL text under a name: parsed once in each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

const statements = new Map<string, Statement>();

/** @returns the statement of this text, under the same name each time */
export function statement(text: string): Statement {
  const known = statements.get(text) ?? { name: `presage-${String(statements.size + 1)}`, text };
  statements.set(text, known);
  return known;
}

/** A value as a parameter; arrays come from `textArray` and its like. */
export type Value = string | number | boolean | bigint | Buffer | null;

/** Something that runs statements: the connections together, or one of them inside a transaction. */
export interface Session {
  /** @returns rows whose columns are texts as PostgreSQL writes them, or null */
  rows(statement: Statement, values?: readonly Value[]): Promise<readonly Row[]>;
  /** Statements without parameters, one after the other. */
  script(sql: string): Promise<void>;
}

export type Row = readonly (string | null)[];

/**
 * How every connection of ours behaves, whatever the server's defaults are:
 * - a commit waits for the disk, unless asked otherwise;
 * - each statement sees what is committed when it begins, which the log's order rests on;
 * - every statement here has an index that gives its order, but a plan that was kept from when a table was small, or
 *   made before it was analysed, may not know;
 * - a process that stops in the middle of a transaction does not hold up the others for ever.
 */
const SETTINGS = `
  SET default_transaction_isolation = 'read committed';
  SET enable_seqscan = off;
  SET enable_bitmapscan = off;
  SET jit = off;
  SET idle_in_transaction_session_timeout = '30s';
  SET lock_timeout = '60s';`;
const DURABLE = `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`;
const PROMPT = `SET synchronous_commit = off`;

export interface ConnectionsOptions {
  /** How many connections at most. */
  readonly most: number;
  /** Whether commits survive a power failure, or may be undone by one, whole, newest first. Default true. */
  readonly durable?: boolean;
}

/** Connections to one database, made when they are needed. Every error is a `PostgresUnusable` where PostgreSQL fails. */
export class Connections implements Session {
  /** Host, port and database, without user and password. */
  readonly where: string;
  private readonly pool: Pool;

  constructor(url: string, { most, durable = true }: ConnectionsOptions) {
    this.where = describe(url);
    this.pool = new Pool({
      connectionString: url,
      max: most,
      application_name: 'presage',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      allowExitOnIdle: true,
      types: AS_TEXT,
      // eslint-disable-next-line @typescript-eslint/no-misused-promises -- pg-pool waits for it, which its types do not say
      onConnect: async (client) => {
        // A connection that breaks fails what runs on it; told only as an event, it would end the process.
        client.on('error', () => undefined);
        await client.query(`${SETTINGS} ${durable ? DURABLE : PROMPT}`);
      },
    });
    // A connection broke while nobody used it: the pool has dropped it, and whoever needs one makes a new one.
    this.pool.on('error', () => undefined);
  }

  async rows(statement: Statement, values: readonly Value[] = []): Promise<readonly Row[]> {
    return this.guarded(async () => runOn(this.pool, statement, values));
  }

  async script(sql: string): Promise<void> {
    await this.guarded(async () => this.pool.query(sql));
  }

  /** Commits what `work` did, or nothing of it where it throws. */
  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.guarded(async () => {
      const client = await this.pool.connect();
      let broken: Error | undefined;
      try {
        return await within(client, work);
      } catch (error) {
        if (error instanceof Broken) broken = error;
        throw broken?.cause ?? error;
      } finally {
        client.release(broken);
      }
    });
  }

  async close(): Promise<void> {
    // Connections that nobody uses do not keep the process alive; to end them in order, something must.
    const alive = setInterval(() => undefined, 1_000);
    await this.pool.end().finally(() => clearInterval(alive));
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw PostgresUnusable.explains(error) ? PostgresUnusable.from(this.where, error) : error;
    }
  }
}

/** The transaction could not be ended in order: the connection is of no more use. */
class Broken extends Error {}

async function within<T>(client: PoolClient, work: (session: Session) => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work({
      rows: async (statement, values = []) => runOn(client, statement, values),
      script: async (sql) => {
        await client.query(sql);
      },
    });
    await client.query('COMMIT');
    return result;
  } catch (error) {
    try {
      await client.query('ROLLBACK');
    } catch {
      throw new Broken('The transaction could not be rolled back', { cause: error });
    }
    throw error;
  }
}

async function runOn(
  client: Pick<Pool, 'query'>,
  { name, text }: Statement,
  values: readonly Value[],
): Promise<readonly Row[]> {
  const { rows } = await client.query<(string | null)[]>({
    name,
    text,
    values: [...values],
    rowMode: 'array',
  });
  return rows;
}

/** Texts as they come: who knows the column knows what it means, and most are used as they are. */
const AS_TEXT = { getTypeParser: () => (text: unknown) => text } as never;

function describe(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`;
}
