import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { InMemoryEventStore } from '#event-store';
import {
  backupName,
  listBackups,
  LogChain,
  readManifest,
  restoreBackup,
  takeBackup,
  verifyBackup,
  verifyLog,
} from '#safekeeping';
import { sumOf } from './hashed-file.js';
import { shopperEvents } from './shopper-events.contract.js';

const EVENTS = 25_000;
const takenAt = new Date('2026-11-22T06:33:09.123Z');

let folder = '';
let log = new InMemoryEventStore();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-backup-'));
  log = new InMemoryEventStore();
});
afterEach(() => rm(folder, { recursive: true }));

const at = (name = backupName(takenAt)): string => join(folder, 'backups', name);
const content = (store: InMemoryEventStore) => store.readAll(0n, {}, 100_000);

/** Changes the log of a backup, and the manifest so that the file itself looks right. */
async function tamper(change: (text: string) => string): Promise<void> {
  const path = join(at(), 'log.ndjson.gz');
  await writeFile(path, gzipSync(change(gunzipSync(await readFile(path)).toString())));
  const manifest = await readManifest(at());
  const files = [{ name: 'log.ndjson.gz', ...(await sumOf(path)) }];
  await writeFile(join(at(), 'manifest.json'), JSON.stringify({ ...manifest, files }));
}

describe('a backup', () => {
  it('holds what the log held when it was begun, with its chain, while the log goes on', async () => {
    await log.restore(shopperEvents(EVENTS));
    const before = await content(log);
    const shares: number[] = [];
    const manifest = await takeBackup(log, {
      folder: at(),
      takenAt,
      onProgress: (events, total) => {
        shares.push(events / total);
        if (shares.length % 10 === 0)
          void log.append('later', shopperEvents(1, `late-${String(shares.length)}`));
      },
    });
    expect(await log.count()).toBeGreaterThan(EVENTS);
    const chain = new LogChain();
    for (const event of before) chain.add(event);
    expect(manifest).toMatchObject({
      events: EVENTS,
      head: String(EVENTS),
      chain: chain.value,
      marks: chain.marks,
    });
    expect(manifest.marks).toHaveLength(2);
    expect(shares.at(-1)).toBe(1);
    expect(await readManifest(at())).toEqual(manifest);
    expect(await verifyBackup(at())).toEqual({
      ok: true,
      events: EVENTS,
      head: String(EVENTS),
      chain: chain.value,
      problems: [],
    });
    expect(await verifyLog(log, manifest)).toMatchObject({ ok: true, events: EVENTS });
  });

  it('restores into an empty log, with the files beside it, and again does nothing', async () => {
    await log.restore(shopperEvents(3_000));
    await writeFile(join(folder, 'staff.json'), '[]');
    const beside = [{ name: 'staff.json', path: join(folder, 'staff.json') }];
    await takeBackup(log, { folder: at(), takenAt, beside });
    const restored = new InMemoryEventStore();
    const dataFolder = join(folder, 'new');
    await mkdir(dataFolder);
    const options = { folder: at(), log: restored, dataFolder };
    expect(await restoreBackup(options)).toMatchObject({
      events: 3_000,
      stored: 3_000,
      files: ['staff.json'],
    });
    expect(await content(restored)).toEqual(await content(log));
    await writeFile(join(dataFolder, 'staff.json'), '["changed since"]');
    expect(await restoreBackup(options)).toMatchObject({ stored: 0, files: [] });
    expect(await readFile(join(dataFolder, 'staff.json'), 'utf8')).toBe('["changed since"]');
  });

  it('is refused by a log that holds something else', async () => {
    await log.restore(shopperEvents(10));
    await takeBackup(log, { folder: at(), takenAt });
    const other = new InMemoryEventStore();
    await other.append('cart-1', shopperEvents(1, 'other'));
    const restoring = restoreBackup({ folder: at(), log: other, dataFolder: folder });
    await expect(restoring).rejects.toMatchObject({ name: 'LogNotEmpty', events: 1 });
    expect(await other.count()).toBe(1);
    // Nor is it a way back for the log that it was taken of, after that has gone on.
    await log.append('cart-1', shopperEvents(1, 'later'));
    const rollback = restoreBackup({ folder: at(), log, dataFolder: folder });
    await expect(rollback).rejects.toMatchObject({ name: 'LogNotEmpty', events: 11 });
  });

  it('leaves nothing behind where it cannot be finished', async () => {
    await log.restore(shopperEvents(10));
    const beside = [{ name: 'staff.json', path: join(folder, 'absent') }];
    await expect(takeBackup(log, { folder: at(), takenAt, beside })).rejects.toThrow('ENOENT');
    expect(await readdir(join(folder, 'backups'))).toEqual([]);
    expect(existsSync(at())).toBe(false);
  });
});

describe('a damaged backup', () => {
  let whole = '';
  beforeAll(async () => {
    whole = await mkdtemp(join(tmpdir(), 'presage-whole-'));
    const full = new InMemoryEventStore();
    await full.restore(shopperEvents(EVENTS));
    await takeBackup(full, { folder: join(whole, 'backup'), takenAt });
  });
  beforeEach(() => cp(join(whole, 'backup'), at(), { recursive: true }));
  afterAll(() => rm(whole, { recursive: true }));

  it('is told by the first stretch that does not agree, and restores nothing', async () => {
    await tamper((text) => text.replace('"n":12345', '"n":12346'));
    const { ok, problems } = await verifyBackup(at());
    expect(ok).toBe(false);
    expect(problems).toContain(
      'Events 10,001 to 20,000 do not agree with the chain of checksums (after position 10000, up to 20000).',
    );
    const restored = new InMemoryEventStore();
    await expect(restoreBackup({ folder: at(), log: restored, dataFolder: folder })).rejects.toMatchObject({
      name: 'BackupDamaged',
    });
    expect(await restored.count()).toBe(0);
  });

  it.each([
    [
      'after the last mark',
      (text: string) => text.replace('"n":24999', '"n":9'),
      /^Events 20,001 to 25,000 .*20000, up to 25000/,
    ],
    [
      'before the first',
      (text: string) => text.replace('"n":7}', '"n":8}'),
      /^Events 1 to 10,000 .*\(up to position 10000\)/,
    ],
    [
      'by a lost event',
      (text: string) => text.split('\n').toSpliced(15_000, 1).join('\n'),
      /^There are 24,999 events; .* 25,000/,
    ],
    [
      'by being cut off',
      (text: string) => text.split('\n').slice(0, 15_000).join('\n'),
      /^There are 15,000 events/,
    ],
    [
      'in a line',
      (text: string) => text.replace('"e-20500"', '"e-20500'),
      /^log\.ndjson\.gz cannot be read further than 20,500 events: Line 20501/,
    ],
  ])('is told %s', async (_, change, problem) => {
    await tamper(change);
    const { ok, problems } = await verifyBackup(at());
    expect(ok).toBe(false);
    expect(problems).toContainEqual(expect.stringMatching(problem));
  });

  it('is told by the checksum of the file, also where it cannot be unpacked any more', async () => {
    const path = join(at(), 'log.ndjson.gz');
    const bytes = await readFile(path);
    bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 64);
    await writeFile(path, bytes);
    const { problems } = await verifyBackup(at());
    expect(problems[0]).toBe(
      'log.ndjson.gz is not the file that was written: its size is right, its checksum is another.',
    );
    expect(problems[1]).toMatch(/^log\.ndjson\.gz cannot be read further than [\d,]+ events: /);
    await rm(path);
    expect((await verifyBackup(at())).problems[0]).toMatch(/^log\.ndjson\.gz cannot be read: ENOENT/);
  });

  it('is no backup without a manifest that can be read', async () => {
    for (const manifest of ['{', '{}']) {
      await writeFile(join(at(), 'manifest.json'), manifest);
      await expect(verifyBackup(at())).rejects.toMatchObject({ name: 'NoBackup' });
    }
    await expect(verifyBackup(at('absent'))).rejects.toThrow(/absent is no backup/);
  });

  it('tells a live log that was changed since', async () => {
    const changed = shopperEvents(EVENTS).map((event, i) => (i === 11_000 ? { ...event, data: {} } : event));
    const other = new InMemoryEventStore();
    await other.restore(changed);
    const { ok, problems } = await verifyLog(other, await readManifest(at()));
    expect([ok, problems]).toEqual([false, [expect.stringMatching(/^Events 10,001 to 20,000/)]]);
  });
});

describe('listBackups', () => {
  it('lists the newest first, and says which are under way, left behind, or damaged', async () => {
    await log.restore(shopperEvents(10));
    const times = ['2026-11-20T00:00:00.000Z', '2026-11-22T00:00:00.000Z'];
    for (const time of times) {
      await takeBackup(log, { folder: at(backupName(new Date(time))), takenAt: new Date(time) });
    }
    await mkdir(at('2026-11-21T00-00-00.000Z'));
    for (const name of ['2026-11-23T00-00-00.000Z.partial', '2026-11-19T01-02-03.004Z.partial'])
      await mkdir(at(name));
    const old = new Date('2026-11-19T00:00:00Z');
    await utimes(at('2026-11-19T01-02-03.004Z.partial'), old, old);
    const views = await listBackups(join(folder, 'backups'), new Date());
    expect(views.map(({ name, state }) => [name, state])).toEqual([
      ['2026-11-23T00-00-00.000Z', 'running'],
      ['2026-11-22T00-00-00.000Z', 'done'],
      ['2026-11-21T00-00-00.000Z', 'failed'],
      ['2026-11-20T00-00-00.000Z', 'done'],
      ['2026-11-19T01-02-03.004Z', 'failed'],
    ]);
    expect(views[1]).toMatchObject({ takenAt: times[1], events: 10, head: '10', share: 1 });
    expect(views[4]).toMatchObject({
      takenAt: '2026-11-19T01:02:03.004Z',
      reason: expect.stringMatching(/^It was not finished/),
    });
    expect(await listBackups(join(folder, 'absent'), new Date())).toEqual([]);
  });
});
