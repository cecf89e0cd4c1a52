import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ShopperKeyMissing } from '#privacy';
import { FORGOTTEN } from '#protocol';
import { openStores } from '../open-stores.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-keys-'));
  await using stores = await openStores(folder);
  const metadata = {
    correlationId: 'keys-test',
    actor: { kind: 'shopper', id: 'u-1' },
    occurredAt: '2026-03-01T12:00:00.000Z',
  } as const;
  const data = { traits: { email: 'anna@example.com' } };
  const event = { id: 'identified', type: 'ShopperIdentified', schemaVersion: 1, data, metadata };
  await stores.store.append('shopper-u-1', [event]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function keys(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'keys', ...args, '--var', folder], {
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}
const checked = () => JSON.parse(keys('check', '--json').stdout) as object;

it('tells lost keys from forgotten shoppers, until somebody says that they are lost for good', async () => {
  expect(checked()).toEqual({ held: 1, destroyed: 0, missing: 0 });
  await rm(join(folder, 'keys.sqlite'));
  expect(checked()).toEqual({ held: 0, destroyed: 0, missing: 1 });
  expect(keys('check').code).toBe(1);
  {
    await using stores = await openStores(folder);
    await expect(stores.store.readAll(0n)).rejects.toBeInstanceOf(ShopperKeyMissing);
  }
  expect(keys('bury').stderr).toContain('add --yes');
  expect(keys('bury', '--yes').stdout).toBe('1 key buried.\n');
  await using stores = await openStores(folder);
  expect((await stores.store.readAll(0n))[0]?.data).toEqual({ traits: FORGOTTEN });
  expect(checked()).toEqual({ held: 0, destroyed: 1, missing: 0 });
});
