import { afterAll, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresEventStore } from '#event-store-postgres';
import { newEvents } from '../../event-store/src/contract-events.contract.js';
import { canStartCluster } from '../../../test/postgres/cluster.js';
import { describeWithPostgres } from '../../../test/postgres/postgres-for-tests.js';
import { unprivilegedUser } from '../../../test/postgres/unprivileged-user.js';

/** A disk of 4 MB for the server's tables; only root may make one, and only of a server on this machine. */
const disk = process.env.DATABASE_URL === undefined && canStartCluster() ? mountTiny() : undefined;
const onTinyDisk = disk === undefined ? it.skip : it;

await describeWithPostgres('PostgresEventStore on a full disk', (postgres) => {
  afterAll(async () => {
    await postgres.dispose();
    if (disk === undefined) return;
    await postgres.run('DROP TABLESPACE IF EXISTS tiny');
    execFileSync('umount', [disk]);
    rmdirSync(disk);
  });

  onTinyDisk(
    'refuses with what to do, keeps what it acknowledged, and goes on when there is room (needs root)',
    async () => {
      await postgres.run(`CREATE TABLESPACE tiny LOCATION '${String(disk)}'`);
      const url = new URL(await postgres.newSchema());
      const schema = url.searchParams.get('options');
      url.searchParams.set('options', `${String(schema)} -c default_tablespace=tiny`);
      const store = await PostgresEventStore.open(url.href);
      let acknowledged = 0;
      const fill = async (): Promise<never> => {
        for (;;) acknowledged += (await store.append('cart-1', newEvents(200))).stored;
      };
      await expect(fill()).rejects.toMatchObject({
        name: 'PostgresUnusable',
        code: '53100',
        passing: false,
        message: expect.stringContaining('its disk is full. Make room, then try again'),
      });
      expect(await store.count()).toBe(acknowledged);
      expect(acknowledged).toBeGreaterThan(0);
      execFileSync('mount', ['-o', 'remount,size=64m', String(disk)]);
      expect(await store.append('cart-1', newEvents(200), acknowledged - 1)).toMatchObject({ stored: 200 });
      await store.close();
    },
  );
});

function mountTiny(): string | undefined {
  const user = unprivilegedUser();
  if (!user) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'presage-tiny-disk-'));
  const options = `size=4m,uid=${String(user.uid)},gid=${String(user.gid)},mode=700`;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    // Root of a container, for example, need not be allowed to.
    rmdirSync(folder);
    return undefined;
  }
}
