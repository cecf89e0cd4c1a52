import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countPortraits, portraitProjection } from '#shopper';
import type { ImportSummary } from '../import/import-file.js';
import { openStores } from '../open-stores.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));
const DATA = process.env.PRESAGE_DATA ?? '../shared/data';
const TAOBAO = join(DATA, 'taobao-userbehavior/UserBehavior.csv');
const withTaobao = existsSync(TAOBAO) ? it : it.skip;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...output })));
  return { child, ended };
}

const presage = (args: readonly string[]): Promise<Ended> => start(args).ended;

const summaryOf = ({ code, stdout, stderr }: Ended): ImportSummary => {
  if (code !== 0) throw new Error(`presage ended with ${String(code)}: ${stderr}`);
  return JSON.parse(stdout) as ImportSummary;
};

const importing = (file: string, varFolder: string): string[] => [
  ...['import', file, '--mapping', 'taobao', '--var', varFolder, '--json'],
];

/** What an import leaves: the number of events and of portraits. */
async function totals(varFolder: string): Promise<{ events: number; portraits: number }> {
  await using stores = await openStores(varFolder);
  await stores.readModels.define(portraitProjection);
  return { events: await stores.store.count(), portraits: await countPortraits(stores.readModels) };
}

async function untilSomethingIsStored(varFolder: string): Promise<void> {
  for (let events = 0; events === 0;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (existsSync(join(varFolder, 'read-models'))) events = (await totals(varFolder)).events;
  }
}

function generated(rows: number): string {
  const types = ['pv', 'pv', 'cart', 'fav', 'buy'];
  const line = (i: number): string =>
    [(i * 7919) % 300, (i * 31) % 900, (i * 31) % 40, types[i % 5], 1511544070 + (i >> 1)].join(',');
  // Every tenth row is there twice, and both count.
  return Array.from({ length: rows }, (_, i) => line(i - (i % 10 === 9 ? 1 : 0))).join('\n');
}

describe('presage import', () => {
  it('killed half-way and run again comes to the totals of a run that nobody killed', async () => {
    const ROWS = 24_000;
    const file = join(folder, 'generated.csv');
    const content = generated(ROWS);
    await writeFile(file, content);
    const whole = join(folder, 'whole');
    expect(summaryOf(await presage(importing(file, whole)))).toMatchObject({ stored: ROWS, rejected: 0 });

    // Killed while it waits for the second half of the file, which a pipe holds back.
    const killed = join(folder, 'killed');
    const pipe = join(folder, 'half-of.csv');
    spawnSync('mkfifo', [pipe]);
    const { child, ended } = start(importing(pipe, killed));
    const sender = await open(pipe, 'w');
    await sender.write(content.slice(0, content.length / 2));
    await untilSomethingIsStored(killed);
    child.kill('SIGKILL');
    expect((await ended).code).toBeNull();
    await sender.close();
    const { events } = await totals(killed);
    expect(events).toBeGreaterThan(0);
    expect(events).toBeLessThan(ROWS);

    const again = summaryOf(await presage(importing(file, killed)));
    expect(again).toMatchObject({ rows: ROWS, stored: ROWS - events, duplicates: events });
    expect(await totals(killed)).toEqual(await totals(whole));
    const shoppers = new Set(content.split('\n').map((row) => row.split(',')[0]));
    expect(await totals(whole)).toEqual({ events: ROWS, portraits: shoppers.size });
  }, 120_000);

  it('says in a sentence what is wrong, and ends with 1', async () => {
    const at = join(folder, 'wrong');
    const absent = await presage(importing(join(folder, 'absent.csv'), at));
    expect(absent).toMatchObject({ code: 1, stdout: '' });
    expect(absent.stderr).toMatch(/^Cannot read .*absent\.csv/);
    const unknown = await presage(['import', MAIN, '--mapping', 'nosuch', '--var', at]);
    expect(unknown).toMatchObject({ code: 1 });
    expect(unknown.stderr).toMatch(/^There is no mapping called nosuch/);
  });

  withTaobao(
    'reads the Taobao set whole, and a second time adds nothing',
    async () => {
      const at = join(folder, 'taobao');
      const first = summaryOf(await presage(importing(TAOBAO, at)));
      expect(first).toMatchObject({ stored: 84_476, rejected: 0, portraits: 815 });
      const second = summaryOf(await presage(importing(TAOBAO, at)));
      expect(second).toMatchObject({ stored: 0, duplicates: 84_476, rejected: 0, portraits: 815 });
    },
    120_000,
  );
});
