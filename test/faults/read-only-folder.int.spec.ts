import { afterAll, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SqliteEventStore } from '#event-store-sqlite';
import { fill } from './fill.js';

const root = mkdtempSync(join(tmpdir(), 'presage-read-only-'));
const folder = join(root, 'data');
afterAll(() => {
  chmodSync(folder, 0o755);
  rmSync(root, { recursive: true });
});

it('in a folder that may only be read, everything that writes says so in a sentence, and nothing is harmed', async () => {
  const elsewhere = join(root, 'elsewhere');
  for (const path of [folder, elsewhere]) {
    mkdirSync(path);
    await fill(join(path, 'events.sqlite'), 200);
  }
  const files = readdirSync(folder);
  chmodSync(root, 0o755);
  chmodSync(folder, 0o555);
  for (const name of files) chmodSync(join(folder, name), 0o444);
  chmodSync(elsewhere, 0o777);
  for (const name of readdirSync(elsewhere)) chmodSync(join(elsewhere, name), 0o666);

  const program = fileURLToPath(new URL('./use-read-only.js', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [program, folder, elsewhere], { encoding: 'utf8' });
  expect({ stderr, ended: JSON.parse(stdout) as unknown }).toEqual({
    stderr: '',
    ended: {
      start: expect.stringMatching(/^DataFolderUnusable: .*make it writable, or choose another/),
      append: expect.stringMatching(
        /^DatabaseUnusable: .*events\.sqlite: it (may only be read|cannot be opened)\. /,
      ),
      begin: expect.stringMatching(
        /^DatabaseUnusable: .*new\.sqlite: it (may only be read|cannot be opened)\. /,
      ),
      backup: expect.stringMatching(/^Error: EACCES: permission denied, mkdir '.*backup\.partial'$/),
    },
  });

  chmodSync(folder, 0o755);
  for (const name of files) chmodSync(join(folder, name), 0o644);
  expect(readdirSync(folder)).toEqual(files);
  const store = new SqliteEventStore(join(folder, 'events.sqlite'));
  expect(await store.count()).toBe(200);
  await store.close();
});
