import { afterAll, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { slotOf } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import { type RecordedEvent, SystemClock } from '#kernel';
import { LocalExecutor, ReplayManager } from '#projections';
import { SqliteReadModels } from '#read-models-sqlite';
import { project } from '#testing';
import { fill } from './fill.js';
import { tally } from './tally.js';

const folder = mkdtempSync(join(tmpdir(), 'presage-kill-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Share {
  readonly index: number;
  readonly of: number;
  readonly upTo: string;
}

const EVENTS = 3_000;
const ROUNDS = 15;
/** What it is killed in, and how soon after that has begun, at most. */
const WITHIN_MS = { replaying: 120, swapping: 40, dropping: 40 };
type Phase = keyof typeof WITHIN_MS;
const PHASES: readonly Phase[] = ['replaying', 'replaying', 'swapping', 'dropping'];

it(`has whole documents after every one of ${String(ROUNDS)} kills -9, in every generation`, async () => {
  const path = join(folder, 'events.db');
  await fill(path, EVENTS);
  let checked = 0;
  for (let round = 0; round < ROUNDS; round++) {
    await killWhile(PHASES[round % PHASES.length] ?? 'replaying', round);
    checked += await verified();
  }
  const { replays, swaps } = await done();
  process.stdout.write(
    `${String(ROUNDS)} kills -9, in turn while replaying, swapping and dropping: ` +
      `${String(replays)} replays of ${String(EVENTS)} events and ${String(swaps)} swaps went through; ` +
      `${String(checked)} generations were compared with a rebuild from scratch, all equal\n`,
  );
  expect(checked).toBeGreaterThan(ROUNDS);
  expect(Math.min(replays, swaps)).toBeGreaterThan(0);
  const { wanted, live } = await afterTheLast();
  expect(live).toBe(wanted);
}, 240_000);

/** Kills it a moment after it has begun what is meant, not before anything was acknowledged. */
async function killWhile(phase: Phase, round: number): Promise<void> {
  const program = fileURLToPath(new URL('./replay-until-killed.js', import.meta.url));
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, [program, folder, String(round)], { stdio: [...stdio] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let printed = '';
  let killing: Promise<void> | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (!printed.includes(`acknowledged\n`) || !printed.includes(`${phase}\n`)) return;
    killing ??= setTimeout(randomInt(WITHIN_MS[phase])).then(() => void child.kill('SIGKILL'));
  });
  await ended;
}

/** Opens what was left, and looks at every generation. @returns at how many */
async function verified(): Promise<number> {
  const models = new SqliteReadModels(join(folder, 'read-models'));
  const store = new SqliteEventStore(join(folder, 'events.db'));
  const log = await store.readAll(0n, { types: tally.handles }, EVENTS);
  const generations = await models.generations(tally);
  expect(generations.filter(({ live }) => live)).toHaveLength(1);
  let checked = 0;
  for (const { generation, position, about } of generations) {
    const { share, divided } = (about ?? {}) as { share?: Share; divided?: Share };
    // While its shares are being joined it is no whole yet, and nobody is told that it was.
    if (divided && !share && position < BigInt(divided.upTo)) continue;
    const own = share ? log.filter(({ stream }) => slotOf(stream) % share.of === share.index) : log;
    const documents = await models.find({ ...tally, generation }, { limit: EVENTS });
    expect(documents).toEqual(fromScratch(own, position));
    checked++;
  }
  await models.close();
  await store.close();
  return checked;
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
