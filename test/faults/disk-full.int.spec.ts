import { afterAll, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SqliteEventStore } from '#event-store-sqlite';
import { type NewEvent, SystemClock } from '#kernel';
import { ProjectionNotRunning, ProjectionRunner } from '#projections';
import { InMemoryReadModels, type ReadModels } from '#read-models';
import { SqliteReadModels } from '#read-models-sqlite';
import { tally } from './tally.js';

/** A file system of its own of this size; only an administrator of the machine may make one. */
const DISK_MB = 16;
const disk = mkdtempSync(join(tmpdir(), 'presage-small-disk-'));
const mounted = run('mount', ['-t', 'tmpfs', '-o', `size=${String(DISK_MB)}m`, 'tmpfs', disk]);
let close = async (): Promise<void> => Promise.resolve();
afterAll(async () => {
  await close();
  if (mounted) run('umount', ['--lazy', disk]);
  rmSync(disk, { recursive: true, force: true });
});

const whereMounted = mounted ? it : it.skip;

whereMounted(
  'on a full disk (needs the right to mount) nothing acknowledged is lost, and all goes on when there is room',
  async () => {
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(6 * 1024 * 1024, 1));
    const folder = join(disk, 'data');
    const store = new SqliteEventStore(join(folder, 'events.db'));
    const models = new SqliteReadModels(join(folder, 'read-models'));
    const failures: string[] = [];
    const runner = new ProjectionRunner(store, models, [tally], new SystemClock(), {
      onError: (error) => failures.push(String(error)),
    });
    await runner.start();
    close = async () => {
      await runner.stop();
      await models.close();
      await store.close();
    };

    const acknowledged: string[] = [];
    const refusal = await fill(store, acknowledged);
    expect(refusal).toMatchObject({ name: 'DatabaseUnusable', code: 'SQLITE_FULL' });
    expect(refusal).toHaveProperty('message', expect.stringContaining('Make room'));
    expect(acknowledged.length).toBeGreaterThan(0);
    // What is there can still be read.
    expect(await store.readStream('writer-0', { limit: 1 })).toHaveLength(1);

    rmSync(ballast);
    await store.append('writer-0', [event(acknowledged)]);
    await untilCaughtUp(runner, await store.head());
    expect((await runner.status())[0]).toMatchObject({ state: 'live' });

    expect(await idsIn(store)).toEqual(acknowledged);
    expect(await models.find(tally)).toEqual(await rebuilt(store));
    process.stdout.write(
      `disk full: ${String(acknowledged.length)} events acknowledged, none lost; ` +
        `the projection met ${String(failures.length)} failures and caught up\n`,
    );
  },
);

/** A projection that met the full disk waits before it tries again, and counts as stopped meanwhile. */
async function untilCaughtUp(runner: ProjectionRunner, position: bigint): Promise<void> {
  for (;;) {
    try {
      await runner.untilCaughtUp(position, tally.name);
      return;
    } catch (error) {
      if (!(error instanceof ProjectionNotRunning)) throw error;
      await wait(50);
    }
  }
}

/** Appends until the disk refuses. @returns the refusal */
async function fill(store: SqliteEventStore, acknowledged: string[]): Promise<unknown> {
  for (let at = 0; ; at++) {
    const ids: string[] = [];
    const batch = Array.from({ length: 50 }, () => event(ids));
    try {
      await store.append(`writer-${String(at % 7)}`, batch);
      acknowledged.push(...ids);
    } catch (error) {
      return error;
    }
  }
}

/** An event of about a kilobyte, whose id is noted. */
function event(ids: string[]): NewEvent {
  const id = randomUUID();
  ids.push(id);
  const metadata = {
    correlationId: 'test',
    actor: { kind: 'system', id: 'test' },
    occurredAt: '2026-01-01T00:00:00.000Z',
  } as const;
  return { id, type: 'Tested', schemaVersion: 1, data: { filling: 'x'.repeat(1_000) }, metadata };
}

async function idsIn(store: SqliteEventStore): Promise<string[]> {
  const ids: string[] = [];
  for (let after = 0n; ;) {
    const events = await store.readAll(after);
    ids.push(...events.map(({ id }) => id));
    if (events.length === 0) return ids;
    after = events.at(-1)?.position ?? after;
  }
}

async function rebuilt(store: SqliteEventStore): Promise<Awaited<ReturnType<ReadModels['find']>>> {
  const models = new InMemoryReadModels();
  const runner = new ProjectionRunner(store, models, [tally], new SystemClock());
  await runner.start();
  await runner.untilCaughtUp(await store.head(), tally.name);
  await runner.stop();
  return models.find(tally);
}

function run(command: string, options: readonly string[]): boolean {
  return spawnSync(command, options, { stdio: 'ignore' }).status === 0;
}
