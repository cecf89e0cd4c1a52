import { afterAll, expect, it } from '@jest/globals';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { SqliteEventStore } from '#event-store-sqlite';

const folder = mkdtempSync(join(tmpdir(), 'presage-two-processes-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Child = ChildProcessByStdio<null, Readable, null>;

/** Starts a program; tells what it has printed, line by line. */
function program(
  name: string,
  ...args: readonly string[]
): { child: Child; printed: string[]; ended: Promise<unknown> } {
  const path = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const printed: string[] = [];
  let rest = '';
  child.stdout.on('data', (chunk) => {
    // The last line may be cut off by a kill; only whole lines were acknowledged for certain.
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    printed.push(...lines);
  });
  return { child, printed, ended: new Promise((resolve) => child.once('close', resolve)) };
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
};

it('keeps one order when two processes append to the same streams, and one of them is killed', async () => {
  const path = join(folder, 'events.db');
  const here = new SqliteEventStore(path);
  const stop = new AbortController();
  const seen: { id: string; position: bigint }[] = [];
  const watching = (async () => {
    for await (const item of here.subscribe(0n, {}, stop.signal))
      if (item.kind === 'events') seen.push(...item.events);
  })();
  const [one, two] = [program('append-until-killed', path), program('append-until-killed', path)];
  await until(() => one.printed.length > 300 && two.printed.length > 300);
  one.child.kill('SIGKILL');
  await one.ended;
  const before = two.printed.length;
  await until(() => two.printed.length > before + 300);
  two.child.kill('SIGKILL');
  await two.ended;

  const acknowledged = [...one.printed, ...two.printed].flatMap((line) => line.split(' '));
  const log = await here.readAll(0n, {}, 1_000_000);
  await until(() => seen.length === log.length);
  stop.abort();
  await watching;
  const stored = new Set(log.map(({ id }) => id));
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  expect(stored.size).toBe(log.length);
  expect(log.map(({ position }) => Number(position))).toEqual(log.map((_, i) => i + 1));
  expect(seen.map(({ id }) => id)).toEqual(log.map(({ id }) => id));
  for (let writer = 0; writer < 8; writer++) {
    const stream = log.filter((event) => event.stream === `writer-${String(writer)}`);
    expect(stream.map(({ revision }) => revision)).toEqual([...stream.keys()]);
  }
  const times = log.map(({ recordedAt }) => recordedAt);
  expect(times).toEqual([...times].sort());
  expect(await here.count({ types: ['Tested'] })).toBe(log.length);
  await here.close();
  console.info(
    `two processes on one file: ${String(log.length)} events, ${String(acknowledged.length)} acknowledged, all there`,
  );
}, 60_000);

it('lets no update be lost when two processes decide from the same stream', async () => {
  const path = join(folder, 'counter.db');
  const NUMBERS = 400;
  const programs = [1, 2].map(() => program('count-in-turn', path, String(NUMBERS)));
  for (const { ended } of programs) expect(await ended).toBe(0);
  const store = new SqliteEventStore(path);
  const counted = await store.readStream('counter', { limit: 10 * NUMBERS });
  await store.close();
  expect(counted.map(({ data }) => data)).toEqual(
    Array.from({ length: NUMBERS }, (_, number) => ({ number })),
  );
  const printed = programs.flatMap((each) => each.printed.map(Number)).sort((a, b) => a - b);
  expect(printed).toEqual([...Array(NUMBERS).keys()]);
  expect(new Set(counted.map(({ metadata }) => metadata.actor.id)).size).toBe(2);
}, 60_000);
