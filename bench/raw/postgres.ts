import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { PostgresEventStore } from '#event-store-postgres';
import { canStartCluster, startCluster } from '../../test/postgres/cluster.js';
import type { Report } from '../report.js';
import { appends, scans, singles } from './duel.js';
import { RawPostgresLog } from './raw-postgres-log.js';

/** On `DATABASE_URL`, in a schema that is removed again, else on a private server, as delivered, which is removed. */
export async function onPostgres(report: Report): Promise<void> {
  const given = process.env.DATABASE_URL;
  if (given === undefined && !canStartCluster()) {
    process.stderr.write('PostgreSQL is left out: install it, or set DATABASE_URL.\n');
    return;
  }
  const cluster = given === undefined ? await startCluster() : undefined;
  try {
    await inSchema(given ?? cluster?.url ?? '', (url) => measure(report, url));
  } finally {
    await cluster?.remove();
  }
}

async function measure(report: Report, url: string): Promise<void> {
  const raw = await RawPostgresLog.open(url);
  const store = await PostgresEventStore.open(url);
  const duellists = { on: 'PostgreSQL: ', store, raw };
  try {
    await appends(report, duellists, 1);
    await appends(report, duellists, 4);
    await singles(report, duellists, 1_600);
    await scans(report, duellists);
  } finally {
    await store.close();
    await raw.close();
  }
}

async function inSchema(url: string, work: (url: string) => Promise<void>): Promise<void> {
  const schema = `presage_bench_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE SCHEMA ${schema}`);
  const within = new URL(url);
  within.searchParams.set('options', `-c search_path=${schema}`);
  try {
    await work(within.href);
  } finally {
    await client.query(`DROP SCHEMA ${schema} CASCADE`);
    await client.end();
  }
}
