import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InMemoryEventStore } from '#event-store';
import { restoreBackup, takeBackup } from '#safekeeping';
import { filesBeside } from './files-beside.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-beside-'));
  await mkdir(join(folder, 'var/attachments/4f'), { recursive: true });
  await mkdir(join(folder, 'restored'));
  await writeFile(join(folder, 'var/staff.json'), '[]');
  await writeFile(join(folder, 'var/master.key'), 'never copied');
  await writeFile(join(folder, 'var/attachments/4f/one.sealed'), 'as it lies there');
  await writeFile(join(folder, 'var/attachments/4f/two.new'), 'not sent yet');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('are accounts and what was sent with messages, without keys; they come back where they lay', async () => {
  const beside = await filesBeside(join(folder, 'var'));
  expect(beside.map(({ name }) => name)).toEqual(['staff.json', 'attachments/4f/one.sealed']);
  const gone = {
    name: 'attachments/4f/gone.sealed',
    path: join(folder, 'var/attachments/4f/gone.sealed'),
    mayBeGone: true,
  };
  const backup = join(folder, 'backup');
  await takeBackup(new InMemoryEventStore(), {
    folder: backup,
    takenAt: new Date('2026-11-22T12:00:00Z'),
    beside: [...beside, gone],
  });
  const restored = await restoreBackup({
    folder: backup,
    log: new InMemoryEventStore(),
    dataFolder: join(folder, 'restored'),
  });
  expect(restored.files).toEqual(['staff.json', 'attachments/4f/one.sealed']);
  expect(await readFile(join(folder, 'restored/attachments/4f/one.sealed'), 'utf8')).toBe('as it lies there');
});

it('never lie outside of the data folder, whatever a manifest says', async () => {
  const backup = join(folder, 'forged');
  const path = join(folder, 'var/staff.json');
  await takeBackup(new InMemoryEventStore(), {
    folder: backup,
    takenAt: new Date('2026-11-22T12:00:00Z'),
    beside: [{ name: '../elsewhere.json', path }],
  }).catch(() => undefined);
  const restored = await restoreBackup({
    folder: backup,
    log: new InMemoryEventStore(),
    dataFolder: join(folder, 'restored/deep'),
  }).catch(() => ({ files: [] }));
  expect(restored.files).toEqual([]);
  await expect(readFile(join(folder, 'restored/elsewhere.json'), 'utf8')).rejects.toThrow('ENOENT');
});
