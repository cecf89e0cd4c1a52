import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import {
  handleReplayCommand,
  LocalExecutor,
  ProjectionRunner,
  ReplayBook,
  type ReplayCommand,
  ReplayManager,
} from '#projections';
import { replayRequest } from '#protocol';
import { SqliteReadModels } from '#read-models-sqlite';
import { tally } from './tally.js';

/**
 * A projector whose administrator replays without end: starts a replay, swaps its result in, undoes every other swap,
 * drops what is left, and begins again; prints what it is at. A replay that was under way goes on.
 */
const folder = process.argv[2] ?? '';
const store = new SqliteEventStore(join(folder, 'events.db'));
const readModels = new SqliteReadModels(join(folder, 'read-models'));
const clock = new SystemClock();
const book = new ReplayBook(store, readModels, [tally.name]);
const onError = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);

const runner = new ProjectionRunner(store, readModels, [tally], clock, { onError });
const parts = { store, readModels, clock, batch: 100, seldom: false, worthDividing: 1 };
const executor = new LocalExecutor([tally], parts, onError);
const manager = new ReplayManager({ ...parts, executor, projections: [tally], onError });

const say = (what: string): void => void process.stdout.write(`${what}\n`);

async function ask(command: ReplayCommand): Promise<void> {
  const metadata = {
    correlationId: command.replayId,
    actor: { kind: 'administrator', id: 'test' } as const,
    occurredAt: clock.now().toISOString(),
  };
  const outcome = await handleReplayCommand(store, tally.name, command, metadata);
  if (!outcome.ok) throw new Error(outcome.error.message);
  say('acknowledged');
}

async function step(round: number): Promise<void> {
  const replays = await book.all();
  const newest = replays.find(({ state }) => state !== 'dropped' && state !== 'cancelled');
  const live = (await readModels.place(tally)).generation;
  if (newest === undefined) {
    say('replaying');
    const request = replayRequest.parse({ workers: 1 + (round % 3) });
    await ask({ type: 'StartReplay', replayId: randomUUID(), projection: 'tally', version: 1, request });
  } else if (newest.state === 'ready') {
    say('swapping');
    await ask({ type: 'SwapIn', replayId: newest.replayId, live });
  } else if (newest.state === 'swapped-in' && live === newest.generation) {
    say('swapped');
    const type = round % 2 === 0 ? 'DropGeneration' : 'UndoSwap';
    say(round % 2 === 0 ? 'dropping' : 'swapping');
    await ask({ type, replayId: newest.replayId });
  } else if (newest.state === 'undone' && live !== newest.generation) {
    say('dropping');
    await ask({ type: 'DropGeneration', replayId: newest.replayId });
  }
}

await readModels.define(tally);
await runner.start();
await manager.start();
say('started');
for (let round = Number(process.argv[3] ?? 0); ; round++) {
  await step(round);
  await setTimeout(1);
}
