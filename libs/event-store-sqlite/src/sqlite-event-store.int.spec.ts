import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matches, slotOf } from '#event-store';
import { SqliteEventStore, SqliteRejectedInputs } from '#event-store-sqlite';
import type { NewEvent } from '#kernel';
import { closeDatabase, openDatabase } from '#sqlite';
import { newEvent, newEvents } from '../../event-store/src/contract-events.contract.js';
import { eventStoreContract } from '../../event-store/src/event-store.contract.js';
import { rejectedInputsContract } from '../../event-store/src/rejected-inputs.contract.js';

const folder = mkdtempSync(join(tmpdir(), 'presage-events-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;
const newPath = (): string => join(folder, `${String(++made)}.db`);

eventStoreContract('SqliteEventStore', {
  open: async (clock) => new SqliteEventStore(newPath(), clock),
  reopen: async (store) => {
    await store.close();
    return new SqliteEventStore(join(folder, `${String(made)}.db`));
  },
});

let rejectedPath = '';
rejectedInputsContract('SqliteRejectedInputs', {
  open: async () => new SqliteRejectedInputs((rejectedPath = newPath())),
  reopen: async (inputs) => {
    await inputs.close();
    return new SqliteRejectedInputs(rejectedPath);
  },
  isOnDisk: async (text) =>
    [rejectedPath, `${rejectedPath}-wal`]
      .filter((path) => existsSync(path))
      .some((path) => readFileSync(path).includes(text)),
  dispose: (inputs) => inputs.close(),
});

describe('SqliteEventStore beside another on the same file', () => {
  it('sees what the other appends, and keeps one order of revisions and positions', async () => {
    const path = newPath();
    const [server, importer] = [new SqliteEventStore(path), new SqliteEventStore(path)];
    const stop = new AbortController();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const item of server.subscribe(0n, {}, stop.signal)) {
        if (item.kind !== 'events') continue;
        seen.push(...item.events.map(({ stream, revision }) => `${stream}/${String(revision)}`));
        if (seen.length === 8) stop.abort();
      }
    })();
    await server.append('cart-1', newEvents(2));
    await importer.append('cart-1', newEvents(2), 1);
    await server.append('cart-1', newEvents(2), 3);
    await importer.append('cart-2', newEvents(2), 'none');
    await reading;
    expect(seen).toEqual([0, 1, 2, 3, 4, 5].map((n) => `cart-1/${String(n)}`).concat('cart-2/0', 'cart-2/1'));
    await Promise.all([server.close(), importer.close()]);
  });
});

describe('SqliteEventStore when the clock goes backwards', () => {
  it('keeps to the newest recorded time, over a restart and beside another process', async () => {
    const path = newPath();
    const at = (time: string) => ({ now: () => new Date(`2026-10-25T${time}Z`) });
    const recordedBy = async (store: SqliteEventStore): Promise<string | undefined> => {
      await store.append('cart-1', newEvents(1));
      return (await store.readAllBackwards((await store.head()) + 1n, {}, 1))[0]?.recordedAt;
    };
    const before = new SqliteEventStore(path, at('12:00:00'));
    const beside = new SqliteEventStore(path, at('11:30:00'));
    expect(await recordedBy(beside)).toBe('2026-10-25T11:30:00.000Z');
    expect(await recordedBy(before)).toBe('2026-10-25T12:00:00.000Z');
    expect(await recordedBy(beside)).toBe('2026-10-25T12:00:00.000Z');
    await Promise.all([before.close(), beside.close()]);
    const after = new SqliteEventStore(path, at('11:00:00'));
    expect(await recordedBy(after)).toBe('2026-10-25T12:00:00.000Z');
    await after.close();
  });
});

describe('SqliteEventStore and its index of types', () => {
  const rare = { types: ['Rare'] };
  const some = { types: ['Rare', 'Some'] };
  const types = Array.from({ length: 9_500 }, (_, i) =>
    i % 900 === 3 ? 'Rare' : i % 10 === 1 ? 'Some' : 'Most',
  );

  it('finds and counts the same in full blocks, in the one that is not full, and across them', async () => {
    const store = new SqliteEventStore(newPath());
    for (let at = 0; at < types.length; at += 500) {
      const batch = types.slice(at, at + 500).map((type) => newEvent({ type }));
      await store.append(`cart-${String(at % 3)}`, batch);
    }
    const log = await store.readAll(0n, {}, 10_000);
    for (const filter of [rare, some, { types: ['Most'] }, { ...some, streamPrefixes: ['cart-1'] }]) {
      for (const [low, high] of [
        [0n, 9_500n],
        [3_999n, 8_001n],
        [4_000n, 8_000n],
        [8_100n, 9_400n],
      ] as const) {
        const expected = log.filter((e) => e.position > low && e.position <= high && matches(filter, e));
        expect(await store.count(filter, low, high)).toBe(expected.length);
        expect(await store.readAll(low, filter, expected.length)).toEqual(expected);
        expect(await store.readAllBackwards(high + 1n, filter, expected.length)).toEqual(
          [...expected].reverse(),
        );
      }
      expect(await store.readAll(0n, filter, 10_000)).toEqual(log.filter((e) => matches(filter, e)));
    }
    await store.close();
  });

  it('enters a block that several processes have filled, also one that fills with a restored log', async () => {
    const path = newPath();
    const stores = [new SqliteEventStore(path), new SqliteEventStore(path)];
    for (let i = 0; i < 9; i++)
      await stores[i % 2]?.append(
        'cart-1',
        newEvents(500).map((e) => ({ ...e, type: i === 2 ? 'Rare' : 'Most' })),
      );
    expect(await stores[0]?.count(rare)).toBe(500);
    const copy = new SqliteEventStore(newPath());
    const log = (await stores[1]?.readAll(0n, {}, 5_000)) ?? [];
    expect(await copy.restore(log)).toBe(4_500);
    expect(await copy.readAll(0n, rare)).toEqual(log.filter(({ type }) => type === 'Rare'));
    for (const store of [copy, ...stores]) await store.close();
  });
});

describe('SqliteEventStore on a file of version 1', () => {
  it('lifts it: everything is there, slots are filled in, types are indexed, and it goes on', async () => {
    const path = newPath();
    const events = newEvents(4_100);
    writeVersionOne(path, events);
    const store = new SqliteEventStore(path);
    expect(await store.readStream('cart-1', { limit: 5_000 })).toMatchObject(events);
    expect(await store.count({ types: ['CartChanged'] })).toBe(4_100);
    for (const of of [1, 2, 256]) {
      const share = { index: slotOf('cart-1') % of, of };
      expect(await store.count({ share })).toBe(4_100);
      expect(await store.count({ share: { ...share, index: (share.index + 1) % (of + 1) } })).toBe(0);
    }
    expect(await store.append('cart-1', newEvents(1), 4_099)).toMatchObject({
      revision: 4_100,
      position: 4_101n,
    });
    await store.close();
  });
});

describe('SqliteEventStore on a file it cannot use', () => {
  it('says that it is no database, where it is, and what to do', () => {
    const path = newPath();
    writeFileSync(path, 'id;type\n'.repeat(1_000));
    const open = (): unknown => new SqliteEventStore(path);
    expect(open).toThrow(path);
    expect(open).toThrow(/not a database file\. Move it away/);
  });

  it('says so when the place is a folder, or below a file', () => {
    expect(() => new SqliteEventStore(folder)).toThrow(
      `Cannot use the database ${folder}: it cannot be opened`,
    );
    const file = newPath();
    writeFileSync(file, '');
    expect(() => new SqliteEventStore(join(file, 'x.db'))).toThrow(
      `Cannot use the database ${join(file, 'x.db')}`,
    );
  });

  it('names the damaged file when damage is found while reading', async () => {
    const path = newPath();
    const store = new SqliteEventStore(path);
    for (let i = 0; i < 20; i++) await store.append('cart-1', newEvents(100));
    await store.close();
    damage(path);
    const error = await new SqliteEventStore(path).readAll(0n, {}, 5_000).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'DatabaseUnusable', path, code: 'SQLITE_CORRUPT' });
  });
});

/** A log as the first version of Presage wrote it. */
function writeVersionOne(path: string, events: readonly NewEvent[]): void {
  const database = openDatabase(path, {
    synchronous: 'full',
    migrations: [
      `CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
       CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
       CREATE TABLE events (
         position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL, type INTEGER NOT NULL,
         schema_version INTEGER NOT NULL, recorded_at INTEGER NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL,
         metadata TEXT NOT NULL
       ) STRICT;
       CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
       CREATE UNIQUE INDEX events_by_id ON events (id);
       INSERT INTO streams VALUES (7, 'cart-1');
       INSERT INTO types VALUES (3, 'CartChanged');`,
    ],
  });
  const insert = database.prepare('INSERT INTO events VALUES (?, 7, ?, 3, 1, 1770000000000, ?, ?, ?)');
  events.forEach(({ id, data, metadata }, i) =>
    insert.run([i + 1, i, id, JSON.stringify(data), JSON.stringify(metadata)]),
  );
  closeDatabase(database);
}

/** Overwrites everything after the first pages, where the schema stands. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0xa5, 16 * 4096);
  writeFileSync(path, bytes);
}
