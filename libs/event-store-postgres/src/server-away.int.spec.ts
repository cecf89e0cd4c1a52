import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import type { EventStore } from '#event-store';
import { PostgresEventStore } from '#event-store-postgres';
import { PostgresUnusable } from '#postgres';
import { idsOf, newEvent, newEvents } from '../../event-store/src/contract-events.contract.js';
import { canStartCluster, type Cluster, startCluster } from '../../../test/postgres/cluster.js';

const name = 'PostgresEventStore on a server that goes away, or refuses';
const suite = canStartCluster() ? describe : describe.skip;

suite(canStartCluster() ? name : `${name} (needs the binaries of PostgreSQL)`, () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster.remove());

  it('keeps what was acknowledged through a crash, and its subscriptions and appends go on', async () => {
    const store = await PostgresEventStore.open(cluster.url, { patience: 30_000 });
    const { seen, reading, stop } = follow(store);
    const before = newEvents(20);
    await store.append('cart-1', before);
    await cluster.kill();
    const during = store.append('cart-1', newEvents(3), 19);
    await setTimeout(200);
    await cluster.start();
    await during;
    await store.append('cart-1', newEvents(2), 22);
    while (seen.length < 25) await setTimeout(10);
    stop.abort();
    await reading;
    expect(seen.slice(0, 20)).toEqual(idsOf(before));
    expect(seen).toEqual(idsOf(await store.readAll(0n)));
    await store.close();
  });

  it('says what to do where it stays away, and stores once what is appended again', async () => {
    const store = await PostgresEventStore.open(cluster.url, { patience: 100 });
    const events = newEvents(2);
    await cluster.kill();
    for (const use of [() => store.append('cart-2', events), () => store.head(), () => store.readAll(0n)]) {
      await expect(use()).rejects.toMatchObject({ name: 'PostgresUnusable', passing: true });
    }
    await expect(store.head()).rejects.toThrow(/nothing answers there\. Check that the server runs/);
    await cluster.start();
    for (let stored = 0; stored === 0;) {
      stored = await store.append('cart-2', events).then(
        (appended) => appended.stored,
        () => 0,
      );
    }
    expect(await store.append('cart-2', events)).toMatchObject({ revision: 1, stored: 0 });
    await store.close();
  });

  it('hears other writers again after every connection was cut', async () => {
    const [ours, theirs] = [
      await PostgresEventStore.open(cluster.url),
      await PostgresEventStore.open(cluster.url),
    ];
    const { seen, reading, stop } = follow(ours, await ours.head());
    for (let round = 1; round <= 3; round++) {
      await asAdministrator(
        cluster.url,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'presage'`,
      );
      await theirs.append('cart-3', [newEvent({ id: `round-${String(round)}` })]);
      while (seen.length < round) await setTimeout(10);
    }
    stop.abort();
    await reading;
    expect(seen).toEqual(['round-1', 'round-2', 'round-3']);
    await Promise.all([ours.close(), theirs.close()]);
  });

  it('closes while the server is away', async () => {
    const store = await PostgresEventStore.open(cluster.url);
    const { reading } = follow(store);
    await cluster.kill();
    const pending = store.append('cart-4', newEvents(1));
    await Promise.all([store.close(), expect(pending).rejects.toBeInstanceOf(PostgresUnusable)]);
    await reading;
    await cluster.start();
  });

  it.each([
    ['a wrong password', (url: URL) => (url.password = 'guessed'), '28P01', /user or password is wrong/],
    ['a database that is not there', (url: URL) => (url.pathname = '/nowhere'), '3D000', /createdb NAME/],
    [
      'a port where nobody listens',
      (url: URL) => (url.port = '1'),
      'ECONNREFUSED',
      /Check that the server runs/,
    ],
    [
      'a host that is not there',
      (url: URL) => (url.hostname = 'presage.invalid'),
      /ENOTFOUND|EAI_AGAIN/,
      /host/,
    ],
    [
      'a schema that is not there',
      (url: URL) => (url.search = '?options=-csearch_path%3Dx'),
      '3F000',
      /search_path/,
    ],
  ])('opens not with %s, and says so without the password', async (_, change, code, advice) => {
    const url = new URL(cluster.url);
    change(url);
    const refused: unknown = await PostgresEventStore.open(url.href).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PostgresUnusable);
    expect((refused as PostgresUnusable).code).toMatch(code);
    expect((refused as PostgresUnusable).message).toMatch(advice);
    expect((refused as PostgresUnusable).message).not.toContain(url.password);
  });

  it('names the limit where there are too many connections, and the right that is missing', async () => {
    await asAdministrator(cluster.url, `CREATE ROLE guest LOGIN PASSWORD 'guest' CONNECTION LIMIT 0`);
    const url = new URL(cluster.url);
    [url.username, url.password] = ['guest', 'guest'];
    const open = (): Promise<unknown> => PostgresEventStore.open(`${url.href}?options=-csearch_path%3Dbare`);
    await expect(open()).rejects.toThrow(/takes no more connections.*too many connections for role/);
    await asAdministrator(cluster.url, 'CREATE SCHEMA bare; ALTER ROLE guest CONNECTION LIMIT 9');
    await expect(open()).rejects.toThrow(/may not do that|no schema to create tables in/);
  });

  it('opens not a log that a newer version has written', async () => {
    const url = `${cluster.url}?options=-csearch_path%3Dnewer`;
    await asAdministrator(cluster.url, 'CREATE SCHEMA newer');
    await (await PostgresEventStore.open(url)).close();
    await asAdministrator(url, 'UPDATE presage_formats SET version = 99');
    await expect(PostgresEventStore.open(url)).rejects.toThrow(/newer version of Presage \(format 99, known/);
  });

  it('lets nobody change or remove what is in the log', async () => {
    const store = await PostgresEventStore.open(cluster.url);
    await store.append('cart-5', newEvents(2));
    for (const sql of [`UPDATE events SET data = '{}'`, 'DELETE FROM events', 'TRUNCATE events']) {
      await expect(asAdministrator(cluster.url, sql)).rejects.toThrow(/only ever added to/);
    }
    expect(await store.readStream('cart-5')).toHaveLength(2);
    await store.close();
  });
});

/** A subscriber that keeps the ids it is given. */
function follow(store: EventStore, after = 0n) {
  const stop = new AbortController();
  const seen: string[] = [];
  const reading = (async () => {
    for await (const item of store.subscribe(after, {}, stop.signal)) {
      if (item.kind === 'events') seen.push(...idsOf(item.events));
    }
  })();
  return { seen, reading, stop };
}

async function asAdministrator(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
