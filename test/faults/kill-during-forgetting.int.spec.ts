import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from '@jest/globals';
import { SystemClock } from '#kernel';
import { keyDestroyer } from '#privacy';
import { ProjectionRunner } from '#projections';
import { FORGOTTEN } from '#protocol';
import { portraitOf } from '#shopper';
import { projections } from '../../src/projections.js';
import { openStores, type Stores } from '../../src/stores/open-stores.js';

const folder = mkdtempSync(join(tmpdir(), 'presage-kill-forgetting-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open = (): Promise<Stores> =>
  openStores({ dataFolder: folder, masterKey: undefined, eventStore: 'sqlite', readModels: 'sqlite' });

async function keyOf({ keys }: Stores): Promise<string> {
  const [record] = await keys.of(['u-anna']);
  return record?.destroyedAt === undefined ? 'held' : 'destroyed';
}

it('killed between the forgetting and the destruction of the keys, they are destroyed before anything is folded again', async () => {
  const before = await open();
  const data = { traits: { email: 'anna.petersen@example.com' } };
  const metadata = {
    correlationId: 'test',
    actor: { kind: 'shopper', id: 'u-anna' },
    occurredAt: '2026-03-04T05:06:07.000Z',
  } as const;
  const identified = { id: 'identified', type: 'ShopperIdentified', schemaVersion: 1, data, metadata };
  await before.store.append('shopper-u-anna', [identified]);
  await before.close();

  const child = spawn(process.execPath, [
    fileURLToPath(new URL('./forget-until-killed.js', import.meta.url)),
    folder,
  ]);
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);

  const stores = await open();
  const told = (await stores.store.readStream('shopper-u-anna')).map(({ type }) => type);
  expect(told).toEqual(['ShopperIdentified', 'ShopperForgotten']);
  expect(await keyOf(stores)).toBe('held');
  expect((await portraitOf(stores.readModels, 'u-anna'))?.traits).toEqual(data.traits);

  const runner = new ProjectionRunner(stores.store, stores.readModels, projections, new SystemClock(), {
    beforeRefold: keyDestroyer(stores.keys),
  });
  await runner.start();
  await runner.untilCaughtUp(await stores.store.head());
  expect(await keyOf(stores)).toBe('destroyed');
  expect((await portraitOf(stores.readModels, 'u-anna'))?.traits).toEqual(FORGOTTEN);
  await runner.stop();
  await stores.close();
});
