import { describe } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { Client } from 'pg';

/** A PostgreSQL that tests may use: `DATABASE_URL`, else one that this run of jest started for itself. */
export class PostgresForTests {
  private readonly made: string[] = [];

  constructor(readonly url: string) {}

  /** @returns the URL of a new, empty schema in it */
  async newSchema(): Promise<string> {
    const schema = `presage_test_${randomBytes(6).toString('hex')}`;
    await this.run(`CREATE SCHEMA ${schema}`);
    this.made.push(schema);
    return within(this.url, schema);
  }

  /** Removes every schema that `newSchema` has made. */
  async dispose(): Promise<void> {
    for (const schema of this.made.splice(0)) await this.run(`DROP SCHEMA ${schema} CASCADE`);
  }

  /** One statement, on a connection of its own. */
  async run(sql: string, url = this.url): Promise<readonly Record<string, unknown>[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }
}

/** `describe` with a PostgreSQL; where there is none, the suite reports itself skipped, by name. */
export async function describeWithPostgres(
  name: string,
  suite: (postgres: PostgresForTests) => void,
): Promise<void> {
  const url = process.env.DATABASE_URL ?? (await askBroker());
  if (url !== undefined) describe(name, () => suite(new PostgresForTests(url)));
  else
    describe.skip(`${name} (needs PostgreSQL: install it, or set DATABASE_URL)`, () =>
      suite(new PostgresForTests('postgres://nowhere')));
}

function within(url: string, schema: string): string {
  const of = new URL(url);
  of.searchParams.set('options', `-c search_path=${schema}`);
  return of.href;
}

async function askBroker(): Promise<string | undefined> {
  const port = process.env.PRESAGE_TEST_POSTGRES;
  if (port === undefined) return undefined;
  let told = '';
  for await (const chunk of connect(Number(port), '127.0.0.1')) told += String(chunk);
  const { url, failed } = JSON.parse(told) as { url?: string; failed?: string };
  if (failed !== undefined) throw new Error(failed);
  return url;
}
