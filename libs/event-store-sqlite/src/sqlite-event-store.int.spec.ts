import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore, SqliteRejectedInputs } from '#event-store-sqlite';
import { newEvents } from '../../event-store/src/contract-events.contract.js';
import { eventStoreContract } from '../../event-store/src/event-store.contract.js';
import { rejectedInputsContract } from '../../event-store/src/rejected-inputs.contract.js';

const folder = mkdtempSync(join(tmpdir(), 'presage-events-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;
const newPath = (): string => join(folder, `${String(++made)}.db`);

eventStoreContract('SqliteEventStore', {
  open: async () => new SqliteEventStore(newPath()),
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

/** Overwrites everything after the first pages, where the schema stands. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0xa5, 16 * 4096);
  writeFileSync(path, bytes);
}
