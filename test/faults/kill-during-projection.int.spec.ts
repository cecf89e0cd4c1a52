import { afterAll, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import { ProjectionRunner } from '#projections';
import { InMemoryReadModels, type ReadModels } from '#read-models';
import { SqliteReadModels } from '#read-models-sqlite';
import { tally } from './tally.js';

const folder = mkdtempSync(join(tmpdir(), 'presage-kill-projection-'));
afterAll(() => rmSync(folder, { recursive: true }));

const EVENTS = 30_000;

it('has the documents of an undisturbed rebuild after being killed -9 again and again', async () => {
  const store = new SqliteEventStore(join(folder, 'events.db'));
  await fill(store);
  const outputs: string[] = [];
  for (const commits of [1, 3, 6]) outputs.push(await projectAndKill(commits));
  expect(outputs.join('')).not.toContain('caught up');

  const models = new SqliteReadModels(join(folder, 'read-models'));
  const resumedFrom = await models.checkpoint(tally);
  expect(resumedFrom > 0n && resumedFrom < BigInt(EVENTS)).toBe(true);
  const undisturbed = new InMemoryReadModels();
  for (const each of [models, undisturbed]) await project(store, each);
  expect(await models.find(tally)).toEqual(await undisturbed.find(tally));
  expect(await models.checkpoint(tally)).toBe(BigInt(EVENTS));
  await models.close();
  await store.close();
});

async function fill(store: SqliteEventStore): Promise<void> {
  const metadata = {
    correlationId: 'test',
    actor: { kind: 'system', id: 'test' },
    occurredAt: '2026-01-01T00:00:00.000Z',
  } as const;
  const event = () => ({ id: randomUUID(), type: 'Tested', schemaVersion: 1, data: {}, metadata });
  for (let at = 0; at < EVENTS; at += 500) {
    await store.append(`writer-${String(at % 3_500)}`, Array.from({ length: 500 }, event));
  }
}

async function project(store: SqliteEventStore, models: ReadModels): Promise<void> {
  const runner = new ProjectionRunner(store, models, [tally], new SystemClock());
  await runner.start();
  await runner.untilCaughtUp(BigInt(EVENTS), tally.name);
  await runner.stop();
}

/** @returns what the child printed before it was killed, at so many commits */
async function projectAndKill(commits: number): Promise<string> {
  const program = fileURLToPath(new URL('./project-until-killed.js', import.meta.url));
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.split('\n').length > commits) child.kill('SIGKILL');
  }
  await ended;
  return printed;
}
