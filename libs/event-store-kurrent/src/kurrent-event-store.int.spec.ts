import { afterAll, describe, expect, it } from '@jest/globals';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnstorableName } from '#event-store';
import { KurrentEventStore, KurrentUnusable } from '#event-store-kurrent';
import { idsOf, newEvent, newEvents } from '../../event-store/src/contract-events.contract.js';
import { eventStoreContract } from '../../event-store/src/event-store.contract.js';
import type { KurrentClient } from './client.js';
import { namedApart } from './named-apart.contract.js';
import { StandInClient } from './stand-in-client.contract.js';

const folder = mkdtempSync(join(tmpdir(), 'presage-kurrent-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;
const newIndex = (): string => join(folder, `${String(++made)}.sqlite`);

const url = process.env.KURRENTDB_URL;
if (url === undefined) {
  it.skip('KurrentEventStore keeps the promises of EventStore on a real KurrentDB (set KURRENTDB_URL; `docker compose up kurrentdb` starts one)', () =>
    undefined);
} else {
  // A server has one log, and a deleted stream keeps its revisions: each test has names of its own.
  let run = 0;
  let client: KurrentClient;
  eventStoreContract('KurrentEventStore on a real KurrentDB', {
    open: async () => {
      const names = `test${String(Date.now())}${String(++run)}-`;
      client = namedApart(KurrentDBClient.connectionString(url), names);
      return new KurrentEventStore('', { indexPath: newIndex(), client });
    },
    reopen: async (store) => {
      await store.close();
      return new KurrentEventStore('', { indexPath: join(folder, `${String(made)}.sqlite`), client });
    },
    dispose: async () => client.dispose(),
  });
}

let server = new StandInClient();
const over = (client: StandInClient, indexPath = newIndex()): KurrentEventStore =>
  new KurrentEventStore('', { indexPath, client: client as unknown as KurrentClient });

eventStoreContract("KurrentEventStore's own logic, over a stand-in for the client,", {
  open: async () => over((server = new StandInClient())),
  reopen: async (store) => {
    await store.close();
    return over(server, join(folder, `${String(made)}.sqlite`));
  },
});

describe('KurrentEventStore', () => {
  it('fills a lost index again, and finds everything', async () => {
    const client = new StandInClient();
    const before = over(client);
    const events = newEvents(700);
    await before.append('cart-1', events);
    await before.close();
    const after = over(client);
    expect(await after.count()).toBe(700);
    expect((await after.readEvent(events[650]?.id ?? ''))?.revision).toBe(650);
    expect((await after.append('cart-1', events)).stored).toBe(0);
    await after.close();
  });

  it('goes on after the connection broke', async () => {
    const client = new StandInClient();
    const store = over(client);
    const stop = new AbortController();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const item of store.subscribe(0n, {}, stop.signal)) {
        if (item.kind === 'events') seen.push(...idsOf(item.events));
        if (seen.length === 4) stop.abort();
      }
    })();
    const first = newEvents(2);
    await store.append('cart-1', first);
    client.cutOff();
    const second = newEvents(2);
    await store.append('cart-2', second);
    await reading;
    expect(seen).toEqual(idsOf([...first, ...second]));
    await store.close();
  });

  it('keeps ids that are no UUIDs, and what is no JSON object', async () => {
    const store = over(new StandInClient());
    const events = [
      newEvent({ id: 'message 7', data: [1, null] }),
      newEvent({ data: 'text' }),
      newEvent({ data: null }),
    ];
    await store.append('cart-1', events);
    expect(await store.readStream('cart-1')).toMatchObject(events.map(({ id, data }) => ({ id, data })));
    expect((await store.append('cart-1', events)).stored).toBe(0);
    await store.close();
  });

  it('leaves names of the server to the server', async () => {
    const store = over(new StandInClient());
    await expect(store.append('$settings', newEvents(1))).rejects.toThrow(UnstorableName);
    await expect(store.append('cart-1', [newEvent({ type: '$deleted' })])).rejects.toThrow(UnstorableName);
    await store.close();
  });

  it('says what to do where no server answers', async () => {
    const store = new KurrentEventStore('kurrentdb://127.0.0.1:9?tls=false&maxDiscoverAttempts=1', {
      indexPath: newIndex(),
    });
    await expect(store.head()).rejects.toThrow(KurrentUnusable);
    await store.close();
  });

  it('says what a connection string looks like', () => {
    expect(() => new KurrentEventStore('not a connection', { indexPath: newIndex() })).toThrow(
      KurrentUnusable,
    );
  });
});
