import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { derivedId, type NewEvent } from '#kernel';
import type { Comparison, ReplayView } from '#protocol';
import { openStores } from '../open-stores.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));
const EVENTS = 30_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-replay-'));
  await using stores = await openStores(folder);
  for (let shopper = 0; shopper < EVENTS / 100; shopper++) {
    const id = `a-${String(shopper)}`;
    await stores.store.append(
      `shopper-${id}`,
      Array.from({ length: 100 }, (_, n) => viewed(id, n)),
    );
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const viewed = (shopper: string, n: number): NewEvent => ({
  id: derivedId('replay', shopper, String(n)),
  type: 'ProductViewed',
  schemaVersion: 1,
  data: { product_id: `p-${String(n)}`, category: 'hats' },
  metadata: {
    correlationId: 'replay-test',
    actor: { kind: 'shopper', id: shopper },
    occurredAt: new Date(Date.UTC(2026, 2, 1) + n * 3_600_000).toISOString(),
  },
});

function presage(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const all = [MAIN, 'replay', ...args, '--var', folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows what the command prints
function json<Found>(...args: readonly string[]): Found {
  const { stdout, stderr } = presage(...args, '--json');
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Found;
}

describe('presage replay, where no server runs', () => {
  it('builds, compares, swaps in, undoes and drops by itself', () => {
    const ready = json<ReplayView>('start', 'portrait', '--set', 'halfLifeDays=7');
    expect(ready).toMatchObject({ state: 'ready', done: EVENTS, total: EVENTS });
    const comparison = json<Comparison>('compare', '--samples', '2');
    expect(comparison).toMatchObject({ replayId: ready.replayId, onlyShadow: EVENTS / 100, equal: 0 });
    expect(comparison.samples).toHaveLength(2);

    const swapped = presage('swap', ready.replayId.slice(-6));
    expect(swapped.stdout).toContain('swapped-in');
    expect(json<ReplayView>('undo')).toMatchObject({ state: 'undone' });
    expect(json<ReplayView>('drop')).toMatchObject({ state: 'dropped', can: [] });
    expect(json<ReplayView[]>('status')).toMatchObject([{ state: 'dropped', startedBy: 'command line' }]);
  });

  it('pauses on Ctrl-C, says how to go on, and goes on from there', async () => {
    const args = [MAIN, 'replay', 'start', 'journey', '--var', folder];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await started('journey');
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    expect(printed).toMatch(/^Paused after [\d,]+ of [\d,]+ events; .* presage replay resume \S+\n$/);
    expect(json<ReplayView[]>('status')[0]).toMatchObject({ projection: 'journey', state: 'paused' });
    expect(json<ReplayView>('resume')).toMatchObject({ state: 'ready', done: EVENTS, total: EVENTS });
  });

  it.each([
    [['start', 'nothing'], 'There is no projection nothing. There are: portrait'],
    [['start', 'portrait', '--set', 'halfLife=2'], 'Its settings: halfLifeDays.'],
    [['start', 'portrait', '--set', 'halfLifeDays'], 'write a name and a number'],
    [['start', 'portrait', '--from', 'soon'], '"soon" is no moment'],
    [['start', 'portrait', '--from', '9', '--up-to', '9'], 'ends before it begins'],
    [['pause'], 'There is no replay to pause'],
    [['swap', 'xyz'], 'There is no replay xyz'],
  ])('%j says what is wrong in one sentence', (args, sentence) => {
    const { code, stdout, stderr } = presage(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(sentence);
  });
});

/** Waits until the log knows that a replay of this projection has started. */
async function started(projection: string): Promise<void> {
  await using stores = await openStores(folder);
  const stream = `projection-${projection}`;
  while ((await stores.store.readStream(stream)).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
