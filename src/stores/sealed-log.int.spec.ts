import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from '#event-store';
import { MasterKeyUnusable } from '#keys-sqlite';
import { FORGOTTEN } from '#protocol';
import { newEvent } from '../../libs/event-store/src/contract-events.contract.js';
import { eventStoreContract } from '../../libs/event-store/src/event-store.contract.js';
import { openStores, type Stores } from './open-stores.js';

let folder = '';
let made = 0;
let opened: Stores | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-sealed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const open = async (dataFolder: string, masterKey?: string): Promise<Stores> =>
  (opened = await openStores({ eventStore: 'sqlite', readModels: 'sqlite', dataFolder, masterKey }));
const openStore = async (): Promise<EventStore> =>
  (await open(join(folder, `contract-${String(made)}`))).store;

eventStoreContract('The sealed log of an installation on SQLite', {
  open: () => {
    made += 1;
    return openStore();
  },
  reopen: async () => {
    await opened?.close();
    return openStore();
  },
  dispose: async () => opened?.close(),
});

const data = { conversationId: 'c', shopperId: 'a-anna', messageId: 'm', text: 'call 0151 2345678' };
const message = newEvent({ type: 'ShopperMessageSent', data });

describe('an installation', () => {
  it('keeps personal fields from the log on the disk, and opens them again after a restart', async () => {
    const place = join(folder, 'one');
    const first = await open(place);
    await first.store.append('conversation-c', [message]);
    expect(JSON.stringify((await first.log.readAll(0n))[0]?.data)).not.toContain('2345678');
    await first.close();
    expect((await readFile(join(place, 'events.sqlite'))).includes('2345678')).toBe(false);
    const again = await open(place);
    expect((await again.store.readAll(0n))[0]?.data).toEqual(data);
    await again.close();
  });

  it('shows a forgotten shopper to two that are open at once', async () => {
    const place = join(folder, 'two');
    const [one, other] = [await open(place), await open(place)];
    await one.store.append('conversation-c', [message]);
    expect(await other.store.readAll(0n)).toMatchObject([{ data }]);
    const ids = (await one.keys.of(['a-anna'])).map(({ id }) => id);
    await one.keys.destroy(ids, new Date().toISOString());
    expect(await other.store.readAll(0n)).toMatchObject([{ data: { messageId: 'm', text: FORGOTTEN } }]);
    for (const stores of [one, other]) await stores.close();
  });

  it('does not start under another master key than that of its keys', async () => {
    const place = join(folder, 'three');
    await (await open(place)).close();
    await expect(open(place, randomBytes(32).toString('hex'))).rejects.toBeInstanceOf(MasterKeyUnusable);
  });
});
