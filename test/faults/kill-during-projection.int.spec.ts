import { afterAll, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import { ProjectionRunner, Projector } from '#projections';
import type { DataOf, Quarantined } from '#protocol';
import { InMemoryReadModels, type ReadModels } from '#read-models';
import { SqliteReadModels } from '#read-models-sqlite';
import { tally } from './tally.js';

const folder = mkdtempSync(join(tmpdir(), 'presage-kill-projection-'));
afterAll(() => rmSync(folder, { recursive: true }));

const EVENTS = 60_000;
/** One event of so many cannot be applied. */
const POISON_EVERY = 97;
/** More of them: `PRESAGE_FAULT_ROUNDS=50 npm test -- faults`. */
const ROUNDS = Number(process.env.PRESAGE_FAULT_ROUNDS ?? 15);
const LONGEST_MS = 40;

it(
  `after ${String(ROUNDS)} kills -9 has every event once, in the documents or set aside, and told so once`,
  async () => {
    const store = new SqliteEventStore(join(folder, 'events.db'));
    const poison = await fill(store);
    const positions: bigint[] = [];
    const models = new SqliteReadModels(join(folder, 'read-models'));
    for (let round = 0; round < ROUNDS; round++) {
      await projectAndKill(randomInt(LONGEST_MS));
      positions.push(await models.checkpoint(tally));
    }
    expect(positions).toEqual([...positions].sort((a, b) => Number(a - b)));
    expect(new Set(positions).size).toBeGreaterThan(3);
    await project(store, models);
    const undisturbed = await rebuilt(store);
    expect(await models.find(tally)).toEqual(await undisturbed.find(tally));
    expect(await setAside(models)).toEqual(poison);
    expect(await setAside(undisturbed)).toEqual(poison);
    expect(await told(store)).toEqual(poison);
    process.stdout.write(
      `${String(ROUNDS)} kills at ${String(new Set(positions).size)} positions of ${String(EVENTS)} events: ` +
        `${String(poison.length)} set aside once and told once, nothing lost or applied twice\n`,
    );
    await models.close();
    await store.close();
  },
  30_000 + ROUNDS * 5_000,
);

/** @returns the ids of the events that cannot be applied, sorted */
async function fill(store: SqliteEventStore): Promise<readonly string[]> {
  const metadata = {
    correlationId: 'test',
    actor: { kind: 'system', id: 'test' },
    occurredAt: '2026-01-01T00:00:00.000Z',
  } as const;
  const poison: string[] = [];
  for (let at = 0; at < EVENTS; at += 500) {
    const events = Array.from({ length: 500 }, (_, n) => {
      const type = (at + n) % POISON_EVERY === 0 ? 'Poisoned' : 'Tested';
      return { id: randomUUID(), type, schemaVersion: 1, data: {}, metadata };
    });
    poison.push(...events.filter(({ type }) => type === 'Poisoned').map(({ id }) => id));
    await store.append(`writer-${String(at % 3_500)}`, events);
  }
  return poison.sort();
}

async function project(store: SqliteEventStore, models: ReadModels): Promise<void> {
  const runner = new ProjectionRunner(store, models, [tally], new SystemClock());
  await runner.start();
  await runner.untilCaughtUp(BigInt(EVENTS), tally.name);
  await runner.stop();
}

async function rebuilt(store: SqliteEventStore): Promise<ReadModels> {
  const readModels = new InMemoryReadModels();
  const projector = await Projector.open(tally, { store, readModels, clock: new SystemClock() });
  while (projector.position < EVENTS) {
    const events = await store.readAll(projector.position, { types: projector.types });
    await projector.take({ events, upTo: events.at(-1)?.position ?? BigInt(EVENTS) });
  }
  return readModels;
}

async function setAside(models: ReadModels): Promise<readonly string[]> {
  const found = await models.find<Quarantined>({ ...tally, part: 'quarantine' }, { limit: EVENTS });
  return found.map(({ document }) => document.eventId);
}

async function told(store: SqliteEventStore): Promise<readonly string[]> {
  const events = await store.readStream('projection-tally', { limit: EVENTS });
  return events.map(({ data }) => (data as DataOf<'EventQuarantined'>).eventId).sort();
}

/** Kills the child so many milliseconds after its first commit. */
async function projectAndKill(milliseconds: number): Promise<void> {
  const program = fileURLToPath(new URL('./project-until-killed.js', import.meta.url));
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.stdout.once('data', () => void wait(milliseconds).then(() => child.kill('SIGKILL')));
  child.stdout.resume();
  await ended;
}
