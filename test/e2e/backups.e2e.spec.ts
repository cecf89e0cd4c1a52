import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BackupView, Verification } from '#protocol';
import { restoreBackup } from '#safekeeping';
import { newEvents } from '../../libs/event-store/src/contract-events.contract.js';
import { openEventLog } from '../../src/stores/open-event-log.js';
import { cookieOf, eventually, post } from './clients.js';
import { type Running, running } from './running.js';

let server: Running;
let headers: Record<string, string>;
const folders: string[] = [];
beforeAll(async () => {
  server = await running({ seeded: true });
  folders.push(server.folder);
  headers = { cookie: await cookieOf(server, 'administrator') };
  await server.house.runner?.untilCaughtUp(await server.house.store.head());
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const path = '/api/admin/backups';
const list = async (): Promise<readonly BackupView[]> =>
  (await (await fetch(`${server.url}${path}`, { headers })).json()) as readonly BackupView[];
const start = (): Promise<Response> => post(server, path, {}, headers);
const finished = (name: string): Promise<BackupView> =>
  eventually(async () => (await list()).find((each) => each.name === name && each.state !== 'running'));
async function taken(): Promise<BackupView> {
  const response = await start();
  expect(response.status).toBe(202);
  return finished(((await response.json()) as BackupView).name);
}

/** Every document of every projection. */
async function documents({ house }: Running): Promise<unknown> {
  await house.runner?.untilCaughtUp(await house.store.head());
  const all = house.projections.map(async (projection) => {
    const stored = await house.readModels.find(projection, { limit: 100_000 });
    return [projection.name, stored.toSorted((a, b) => (a.key < b.key ? -1 : 1))];
  });
  return Promise.all(all);
}

describe('a backup while the server runs', () => {
  it('is taken one at a time, tells how far it is, and verifies itself', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    const statuses = [first.status, second.status].sort((a, b) => a - b);
    expect(statuses).toEqual([202, 409]);
    const accepted = (await (first.ok ? first : second).json()) as BackupView;
    expect(accepted).toMatchObject({ state: 'running' });
    const appended = server.house.log.append('cart-1', newEvents(10));
    const done = await finished(accepted.name);
    await appended;
    expect(done).toMatchObject({ state: 'done', share: 1, chain: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(done.events).toBeGreaterThan(1_000);
    const verified = await post(server, `${path}/${done.name}/verify`, {}, headers);
    expect(await verified.json()).toEqual({
      ok: true,
      events: done.events,
      head: done.head,
      chain: done.chain,
      problems: [],
    });
  });

  it('holds neither keys nor read models, nor what is sealed', async () => {
    const { name } = await taken();
    const folder = join(server.folder, 'backups', name);
    expect((await readdir(folder)).sort()).toEqual([
      'demo.json',
      'log.ndjson.gz',
      'manifest.json',
      'staff.json',
    ]);
    const text = gunzipSync(await readFile(join(folder, 'log.ndjson.gz'))).toString();
    expect(text).toContain('$sealed');
    const [person] = await server.house.store.readAll(0n, { types: ['ShopperIdentified'] }, 1);
    const { email } = (person?.data as { traits: { email: string } }).traits;
    expect(email).toContain('@');
    expect(text).not.toContain(email);
  });

  it('says where it is damaged', async () => {
    const { name } = await taken();
    const file = join(server.folder, 'backups', name, 'staff.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('administrator', 'administrateur'));
    const verified = await post(server, `${path}/${name}/verify`, {}, headers);
    const { ok, problems } = (await verified.json()) as Verification;
    expect([ok, problems]).toEqual([false, [expect.stringMatching(/^staff\.json is not the file/)]]);
  });

  it.each(['..%2F..', 'none', '%2e%2e'])('cannot be one called %s', async (name) => {
    const verified = await post(server, `${path}/${name}/verify`, {}, headers);
    expect(verified.status).toBe(404);
  });

  it('is given up when the server stops, and leaves nothing half', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'presage-backups-'));
    folders.push(folder);
    const other = await running({ env: { PRESAGE_BACKUPS: folder } });
    for (let i = 0; i < 20; i++) await other.house.log.append('bulk-1', newEvents(500));
    await post(other, path, {}, { cookie: await cookieOf(other, 'administrator') });
    await other.remove();
    for (const name of await readdir(folder)) expect(name).not.toMatch(/partial/);
  });
});

describe('a restored backup', () => {
  it('replays to the same read models, in a server that goes on from there', async () => {
    const { name, events } = await taken();
    const before = await documents(server);
    const folder = await mkdtemp(join(tmpdir(), 'presage-restored-'));
    folders.push(folder);
    const log = await openEventLog({ eventStore: 'sqlite', dataFolder: folder });
    const backup = join(server.folder, 'backups', name);
    expect(await restoreBackup({ folder: backup, log, dataFolder: folder })).toMatchObject({
      stored: events,
    });
    await log.close();
    // The keys are kept elsewhere, and put back by hand.
    await server.stop();
    for (const key of ['keys.sqlite', 'master.key'])
      await copyFile(join(server.folder, key), join(folder, key));
    const restored = await running({ folder });
    try {
      expect(await documents(restored)).toEqual(before);
      // Accounts came with the backup: the passwords are the old ones.
      expect(await cookieOf({ ...server, url: restored.url }, 'agent')).not.toBe('');
    } finally {
      await restored.stop();
    }
  });
});
