import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { PostgresEventStore } from '#event-store-postgres';
import type { RecordedEvent } from '#kernel';
import { newEvent } from '../../event-store/src/contract-events.contract.js';
import { describeWithPostgres, type PostgresForTests } from '../../../test/postgres/postgres-for-tests.js';
import { encode } from './append-request.js';
import { APPEND, Together } from './together.js';

/**
 * Whoever has read up to a position never finds a new event below it, also when transactions commit in another order
 * than they began. That rests on `take_turn` (schema.ts). Each check here is done twice: with it, where nothing may be
 * missed, and with it taken out (positions from a sequence, nobody waits), where something must be, so that the check
 * itself is known to see what it looks for.
 */
const WITHOUT_TURNS = `
  CREATE SEQUENCE unprotected;
  CREATE OR REPLACE FUNCTION take_turn() RETURNS TABLE (last_position bigint, last_recorded_at bigint) LANGUAGE sql
    AS $$ SELECT 10 * nextval('unprotected'), 0::bigint $$`;

/** Makes every commit take a while, and each another while. */
const SLOW_COMMITS = `
  CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_sleep(random() * 0.01); RETURN NULL; END $$;
  CREATE CONSTRAINT TRIGGER dawdle AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION dawdle()`;

await describeWithPostgres('The order of positions in PostgresEventStore', (postgres) => {
  afterAll(() => postgres.dispose());

  describe('one transaction that began first and commits last', () => {
    it('is waited for: a reader sees its event first', async () => {
      const { seen, missed } = await firstCommitsLast(postgres, await newLog(postgres));
      expect(seen).toEqual(['first', 'second']);
      expect(missed).toEqual([]);
    });

    it('is missed where nobody waits their turn', async () => {
      const { seen, missed } = await firstCommitsLast(postgres, await newLog(postgres, WITHOUT_TURNS));
      expect(seen).toEqual(['second']);
      expect(missed).toEqual(['first']);
    });
  });

  describe('many writers in several connections and processes, with slow commits', () => {
    it('are all seen by a reader that follows, in one order, without a gap', async () => {
      const { seen, stored } = await manyWriters(await newLog(postgres, SLOW_COMMITS));
      expect(stored).toHaveLength(6 * 40);
      expect(seen).toEqual(stored);
    });

    it('are partly missed where nobody waits their turn', async () => {
      const { seen, stored } = await manyWriters(await newLog(postgres, `${SLOW_COMMITS}; ${WITHOUT_TURNS}`));
      expect(stored).toHaveLength(6 * 40);
      expect(seen.length).toBeLessThan(stored.length);
    });
  });
});

/** @returns the URL of a new log, changed as told */
async function newLog(postgres: PostgresForTests, change = ''): Promise<string> {
  const url = await postgres.newSchema();
  await (await PostgresEventStore.open(url)).close();
  await postgres.run(change, url);
  return url;
}

/** A transaction appends and stays open, another appends meanwhile, a reader reads on; then the first commits. */
async function firstCommitsLast(postgres: PostgresForTests, url: string) {
  const store = await PostgresEventStore.open(url);
  const first = new Client({ connectionString: url });
  await first.connect();
  await first.query('BEGIN');
  const request = encode('cart-1', [newEvent({ id: 'first' })], 'any');
  await first.query(APPEND.text, Together.of([request])?.values(Date.now()));
  const second = store.append('cart-2', [newEvent({ id: 'second' })]);
  await Promise.race([second, somebodyWaits(postgres, url)]);
  const seen = [...(await store.readAll(0n))];
  await first.query('COMMIT');
  await second;
  seen.push(...(await store.readAll(seen.at(-1)?.position ?? 0n)));
  const missed = (await store.readAll(0n)).filter(({ id }) => !seen.some((event) => event.id === id));
  await first.end();
  await store.close();
  return { seen: seen.map(({ id }) => id), missed: missed.map(({ id }) => id) };
}

async function somebodyWaits(postgres: PostgresForTests, url: string): Promise<void> {
  const waiting = `SELECT FROM pg_locks
    WHERE locktype = 'advisory' AND objid = 'events'::regclass::oid AND NOT granted`;
  while ((await postgres.run(waiting, url)).length === 0) await setTimeout(10);
}

/** Three connections here and three processes append; meanwhile somebody reads on and on. */
async function manyWriters(url: string): Promise<{ seen: string[]; stored: string[] }> {
  const stores = await Promise.all(Array.from({ length: 4 }, () => PostgresEventStore.open(url)));
  const [reader, ...writers] = stores as [PostgresEventStore, ...PostgresEventStore[]];
  const written = Promise.all([
    ...writers.map((store, i) => appendMany(store, `here-${String(i)}`)),
    ...[0, 1, 2].map((i) => appendInProcess(url, `there-${String(i)}`)),
  ]);
  const seen: RecordedEvent[] = [];
  const readOn = async (): Promise<void> => {
    seen.push(...(await reader.readAll(seen.at(-1)?.position ?? 0n)));
  };
  const stop = new AbortController();
  const done = written.finally(() => stop.abort());
  while (!stop.signal.aborted) await readOn();
  await done;
  await readOn();
  const stored = await reader.readAll(0n);
  for (const store of stores) await store.close();
  return { seen: seen.map(({ id }) => id), stored: stored.map(({ id }) => id) };
}

async function appendMany(store: PostgresEventStore, stream: string): Promise<void> {
  for (let i = 0; i < 40; i++) await store.append(stream, [newEvent()]);
}

async function appendInProcess(url: string, stream: string): Promise<void> {
  const program = fileURLToPath(new URL('../test/append-many.js', import.meta.url));
  const child = spawn(process.execPath, [program, url, stream, '40'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  expect(await once(child, 'exit')).toEqual([0, null]);
}
