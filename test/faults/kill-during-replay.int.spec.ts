import { afterAll, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SqliteEventStore } from '#event-store-sqlite';
import { type RecordedEvent, SystemClock } from '#kernel';
import { LocalExecutor, ReplayManager } from '#projections';
import { SqliteReadModels } from '#read-models-sqlite';
import { project } from '#testing';
import { fill } from './fill.js';
import { tally } from './tally.js';

const folder = mkdtempSync(join(tmpdir(), 'presage-kill-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

const EVENTS = 3_000;
const ROUNDS = 50;
const PHASES = ['replaying', 'swapping', 'dropping'];

it(`has whole documents after every one of ${String(ROUNDS)} kills -9, in every generation`, async () => {
  const path = join(folder, 'events.db');
  await fill(path, EVENTS);
  const killed: Record<string, number> = {};
  let checked = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const phase = await killAfter(randomInt(1, 250), round);
    killed[phase] = (killed[phase] ?? 0) + 1;
    checked += await verified();
  }
  const { replays, swaps } = await done();
  process.stdout.write(
    `${String(ROUNDS)} kills -9 (${Object.entries(killed)
      .map(([phase, n]) => `${phase} ${String(n)}`)
      .join(', ')}): ` +
      `${String(replays)} replays of ${String(EVENTS)} events and ${String(swaps)} swaps went through; ` +
      `${String(checked)} generations were compared with a rebuild from scratch, all equal\n`,
  );
  for (const phase of PHASES) expect(killed[phase]).toBeGreaterThan(0);
  expect(swaps).toBeGreaterThan(0);
  const { wanted, live } = await afterTheLast();
  expect(live).toBe(wanted);
}, 180_000);

/** @returns what it was at when it was killed */
async function killAfter(milliseconds: number, round: number): Promise<string> {
  const program = fileURLToPath(new URL('./replay-until-killed.js', import.meta.url));
  const child = spawn(process.execPath, [program, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let printed = '';
  let killing: Promise<void> | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    // The first line after the start was acknowledged by the log: from here on something is under way.
    if (/replaying|swapping|dropping/.test(printed)) {
      killing ??= setTimeout(milliseconds).then(() => void child.kill('SIGKILL'));
    }
  });
  await ended;
  return printed.split('\n').findLast((line) => PHASES.includes(line)) ?? 'replaying';
}

/** Opens what was left, and looks at every generation. @returns how many there were */
async function verified(): Promise<number> {
  const models = new SqliteReadModels(join(folder, 'read-models'));
  const store = new SqliteEventStore(join(folder, 'events.db'));
  const log = await store.readAll(0n, { types: tally.handles }, EVENTS);
  const generations = await models.generations(tally);
  expect(generations.filter(({ live }) => live)).toHaveLength(1);
  for (const { generation, position } of generations) {
    const documents = await models.find({ ...tally, generation }, { limit: EVENTS });
    expect(documents).toEqual(fromScratch(log, position));
  }
  await models.close();
  await store.close();
  return generations.length;
}

const fromScratch = (log: readonly RecordedEvent[], upTo: bigint): unknown =>
  [
    ...project(
      tally,
      log.filter(({ position }) => position <= upTo),
    ),
  ]
    .map(([key, document]) => ({ key, document }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

/** What the log wants to be live, and what is, once a projector has come to rest after the last kill. */
async function afterTheLast(): Promise<{ wanted: number; live: number }> {
  const store = new SqliteEventStore(join(folder, 'events.db'));
  const readModels = new SqliteReadModels(join(folder, 'read-models'));
  const onError = (error: unknown): void => process.emitWarning(String(error));
  const parts = { store, readModels, clock: new SystemClock(), onError };
  const executor = new LocalExecutor([tally], parts, onError);
  const manager = new ReplayManager({ ...parts, executor, projections: [tally] });
  await manager.start();
  const filter = { types: ['ShadowSwappedIn', 'SwapUndone'] };
  const [last] = await store.readAllBackwards(10n ** 9n, filter, 1);
  const { restored, generation } = last?.data as { restored?: number; generation: number };
  const wanted = restored ?? generation;
  const giveUp = Date.now() + 20_000;
  while ((await readModels.place(tally)).generation !== wanted && Date.now() < giveUp) await setTimeout(20);
  const { generation: live } = await readModels.place(tally);
  await manager.stop();
  await readModels.close();
  await store.close();
  return { wanted, live };
}

async function done(): Promise<{ replays: number; swaps: number }> {
  const store = new SqliteEventStore(join(folder, 'events.db'));
  const replays = await store.count({ types: ['ReplayCompleted'] });
  const swaps = await store.count({ types: ['ShadowSwappedIn', 'SwapUndone'] });
  await store.close();
  return { replays, swaps };
}
