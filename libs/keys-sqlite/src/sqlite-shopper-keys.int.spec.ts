import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import { masterKeyIn, MasterKeyUnusable, openMasterKeyFile, SqliteShopperKeys } from '#keys-sqlite';
import { SealingEventStore } from '#privacy';
import { openDatabase } from '#sqlite';
import { FORGOTTEN } from '#protocol';
import { eventStoreContract } from '../../event-store/src/event-store.contract.js';
import { newEvent } from '../../event-store/src/contract-events.contract.js';
import { shopperKeysContract } from '../../privacy/src/shopper-keys.contract.js';

const MASTER = randomBytes(32);
const AT = '2026-03-04T05:06:07.000Z';
let folder = '';
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-keys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const newPath = (): string => join(folder, `keys-${String(++made)}.sqlite`);
const currentPath = (): string => join(folder, `keys-${String(made)}.sqlite`);

async function bytesOf(path: string): Promise<Buffer> {
  const files = (await readdir(folder)).filter((name) => join(folder, name).startsWith(path));
  return Buffer.concat(await Promise.all(files.map((name) => readFile(join(folder, name)))));
}

shopperKeysContract('SqliteShopperKeys', {
  open: async () => new SqliteShopperKeys(newPath(), MASTER),
  openAgain: async () => new SqliteShopperKeys(currentPath(), MASTER),
  isOnDisk: async (bytes) => (await bytesOf(currentPath())).includes(Buffer.from(bytes)),
});

eventStoreContract('SealingEventStore with SqliteShopperKeys', {
  open: async () => new SealingEventStore(new InMemoryEventStore(), new SqliteShopperKeys(newPath(), MASTER)),
});

describe('the keys in a SQLite file', () => {
  it('keeps no byte of a destroyed key, also not wrapped, in the file or its journals', async () => {
    const path = newPath();
    const keys = new SqliteShopperKeys(path, MASTER);
    const database = openDatabase(path, { synchronous: 'full', migrations: [''] });
    for (let round = 0; round < 10; round++) {
      const shoppers = Array.from({ length: 100 }, (_, i) => `a-${'x'.repeat((i * 7) % 30)}${String(i)}`);
      await Promise.all(shoppers.map(async (shopper) => keys.forSealing(shopper)));
      const rows = database
        .prepare('SELECT id, wrapped FROM keys WHERE wrapped IS NOT NULL ORDER BY id')
        .raw()
        .all() as [string, Buffer][];
      const chosen = rows.filter((_, i) => i % 3 === 0);
      await keys.destroy(
        chosen.map(([id]) => id),
        AT,
      );
      const after = await bytesOf(path);
      const left = chosen.filter(([, wrapped]) => after.includes(wrapped.subarray(12, 28)));
      expect({ destroyed: chosen.length, left: left.length }).toEqual({ destroyed: 34, left: 0 });
      expect(after.includes(chosen[0]?.[0] ?? 'none')).toBe(true);
    }
    database.close();
    await keys.close();
  });

  it('can be read by nobody else', async () => {
    const path = newPath();
    await writeFile(path, '');
    await chmod(path, 0o644);
    const keys = new SqliteShopperKeys(path, MASTER);
    await keys.forSealing('a-anna');
    for (const file of [path, `${path}-wal`]) expect((await stat(file)).mode & 0o077).toBe(0);
    await keys.close();
  });

  it('refuses another master key with one sentence, and leaves everything as it is', async () => {
    const path = newPath();
    const keys = new SqliteShopperKeys(path, MASTER);
    const { id } = await keys.forSealing('a-anna');
    await keys.close();
    expect(() => new SqliteShopperKeys(path, randomBytes(32))).toThrow(MasterKeyUnusable);
    expect(() => new SqliteShopperKeys(path, randomBytes(32))).toThrow(/another master key: start with/);
    const again = new SqliteShopperKeys(path, MASTER);
    expect((await again.forSealing('a-anna')).id).toBe(id);
    await again.close();
  });

  it('takes a destroyed key from a thread that has it at hand', async () => {
    const path = newPath();
    const keys = new SqliteShopperKeys(path, MASTER);
    const { id } = await keys.forSealing('a-anna');
    const worker = new Worker(new URL('./find-key.worker.js', import.meta.url), {
      workerData: { path, master: MASTER },
    });
    const ask = (): Promise<unknown> =>
      new Promise((resolve) => {
        worker.once('message', resolve);
        worker.postMessage(id);
      });
    expect(await ask()).toBe('held');
    expect(await ask()).toBe('held');
    await keys.destroy([id], AT);
    expect(await ask()).toBe('destroyed');
    await worker.terminate();
    await keys.close();
  });

  it('an event read in a batch after the key was destroyed elsewhere is forgotten', async () => {
    const path = newPath();
    const [here, elsewhere] = [new SqliteShopperKeys(path, MASTER), new SqliteShopperKeys(path, MASTER)];
    const store = new SealingEventStore(new InMemoryEventStore(), here);
    const data = { conversationId: 'c', shopperId: 'a-anna', messageId: 'm', text: 'secret' };
    await store.append('conversation-c', [newEvent({ type: 'ShopperMessageSent', data })]);
    expect(await store.readAll(0n)).toMatchObject([{ data }]);
    const records = await elsewhere.of(['a-anna']);
    await elsewhere.destroy(
      records.map(({ id }) => id),
      AT,
    );
    expect(await store.readAll(0n)).toMatchObject([{ data: { text: FORGOTTEN } }]);
    for (const keys of [here, elsewhere]) await keys.close();
  });
});

describe('the master key', () => {
  it('is 32 bytes in hexadecimal or base64, and nothing else', () => {
    const bytes = randomBytes(32);
    for (const form of ['hex', 'base64', 'base64url'] as const) {
      expect(masterKeyIn(` ${bytes.toString(form)}\n`)?.equals(bytes)).toBe(true);
    }
    for (const wrong of ['', 'secret', randomBytes(31).toString('hex'), randomBytes(33).toString('base64')]) {
      expect(masterKeyIn(wrong)).toBeUndefined();
    }
  });

  it('is drawn once, for its owner alone, also where many start at once', async () => {
    const path = join(folder, 'master.key');
    const drawn = await Promise.all(Array.from({ length: 10 }, () => openMasterKeyFile(path)));
    expect(new Set(drawn.map((key) => key.toString('hex'))).size).toBe(1);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('is refused where others may read it, or where it is none', async () => {
    const path = join(folder, 'wide.key');
    await writeFile(path, randomBytes(32).toString('hex'), { mode: 0o640 });
    await expect(openMasterKeyFile(path)).rejects.toThrow(`run chmod 600 ${path}`);
    await writeFile(path, 'hello');
    await chmod(path, 0o600);
    await expect(openMasterKeyFile(path)).rejects.toBeInstanceOf(MasterKeyUnusable);
  });
});
