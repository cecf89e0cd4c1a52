import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { SqliteEventStore } from '#event-store-sqlite';
import type { RecordedEvent } from '#kernel';
import { newEvent, newEvents } from '../../../../libs/event-store/src/contract-events.contract.js';
import { openStores } from '../open-stores.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));
const SHOP = 'shop';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-keeping-'));
  await using stores = await openStores(at(SHOP));
  for (let i = 0; i < 3; i++) await stores.store.append(`cart-${String(i)}`, newEvents(400));
  const metadata = { ...newEvent().metadata, correlationId: 'request-2' };
  const asked = newEvent({ type: 'Asked', id: 'asked', metadata });
  const answered = { ...asked.metadata, causationId: 'asked', occurredAt: '2026-03-01T00:00:00.000Z' };
  await stores.store.append('talk-1', [asked, newEvent({ type: 'Answered', metadata: answered })]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function presage(args: readonly string[], input?: string): Promise<Ended> {
  const { PRESAGE_VAR: _, PRESAGE_BACKUPS: __, ...env } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: 'pipe', env, cwd: folder });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...output })));
}

async function json(args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await presage([...args, '--json']);
  if (code !== 0) throw new Error(`presage ${args.join(' ')} ended with ${String(code)}: ${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

async function contentOf(varFolder: string): Promise<readonly RecordedEvent[]> {
  const log = new SqliteEventStore(join(varFolder, 'events.sqlite'));
  try {
    return await log.readAll(0n, {}, 100_000);
  } finally {
    await log.close();
  }
}

const lines = ({ stdout }: Pick<Ended, 'stdout'>): string[] =>
  stdout.split('\n').filter((line) => line !== '');

describe('presage streams', () => {
  const streams = (...args: string[]): Promise<Ended> => presage(['streams', ...args, '--var', SHOP]);

  it('lists, reads and searches', async () => {
    expect(lines(await streams('list', 'cart-'))).toEqual(
      [0, 1, 2].map((i) => expect.stringMatching(`400 events  cart-${String(i)}$`)),
    );
    const read = lines(await streams('read', 'cart-1', '--from', '10', '--limit', '2', '--json'));
    expect(read.map((line) => JSON.parse(line) as object)).toMatchObject([
      { stream: 'cart-1', revision: 10 },
      { stream: 'cart-1', revision: 11 },
    ]);
    expect(lines(await streams('read', 'cart-1', '--backwards', '--limit', '1'))).toEqual([
      expect.stringContaining('cart-1/399'),
    ]);
    const found = lines(await streams('search', '--type', 'Asked', 'Answered', '--from', '2026-02-01'));
    expect(found).toEqual([expect.stringContaining('Answered  talk-1/1')]);
    expect(lines(await streams('search', '--prefix', 'cart-', '--limit', '3', '--json'))).toHaveLength(3);
  });

  it('draws what caused what', async () => {
    const { stdout } = await streams('tree', 'request-2');
    expect(lines({ stdout })).toEqual([
      expect.stringMatching(/^Asked {2}talk-1\/0 {2}2026-01-02T/),
      expect.stringMatching(/^ └─ Answered {2}talk-1\/1 {2}2026-03-01T.* by shopper shopper-1$/),
    ]);
    expect((await streams('tree', 'unknown')).stderr).toBe('No event carries the correlation id unknown.\n');
  });

  it.each([
    [['search', '--limit', 'all'], '--limit takes a whole number'],
    [['search', '--from', 'once'], '--from takes a day or a time'],
  ])('says what is wrong with %p', async (args, message) => {
    expect(await streams(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
  });
});

describe('presage export and import-log', () => {
  it.each([
    ['ndjson', 'log.ndjson'],
    ['cloudevents', 'log.ndjson.gz'],
  ])('take a log over whole by %s, and again change nothing', async (format, file) => {
    const exported = await json(['export', file, '--format', format, '--var', SHOP]);
    expect(exported).toMatchObject({ events: 1_202, file });
    const to = `taken-over-${format}`;
    expect(await json(['import-log', file, '--var', to])).toMatchObject({
      events: 1_202,
      stored: 1_202,
      chain: exported.chain,
    });
    expect(await json(['import-log', file, '--var', to])).toMatchObject({ stored: 0 });
    expect(await contentOf(at(to))).toEqual(await contentOf(at(SHOP)));
  });

  it('work through a pipe', async () => {
    const { stdout } = await presage(['export', '-', '--prefix', 'talk-', '--var', SHOP]);
    const piped = await presage(['import-log', '-', '--var', 'piped', '--json'], stdout);
    expect(JSON.parse(piped.stdout)).toMatchObject({ events: 2, stored: 2 });
  });

  it('seal on the way what was stored before fields were sealed', async () => {
    const old = new SqliteEventStore(join(at('old'), 'events.sqlite'));
    const data = { shopperId: 'u-1', traits: { email: 'ada@example.com' } };
    await old.append('shopper-u-1', [newEvent({ type: 'ShopperIdentified', data })]);
    await old.close();
    await json(['export', 'old.ndjson', '--var', 'old']);
    expect(await readFile(at('old.ndjson'), 'utf8')).toContain('ada@example.com');
    expect(await json(['import-log', 'old.ndjson', '--var', 'sealed'])).toMatchObject({ stored: 1 });
    expect(JSON.stringify((await contentOf(at('sealed')))[0]?.data)).toMatch(/^(?!.*ada@).*\$sealed/);
    await using stores = await openStores(at('sealed'));
    expect(await stores.store.readStream('shopper-u-1')).toMatchObject([{ data }]);
  });

  it('say in a sentence what does not go', async () => {
    await presage(['export', 'part.ndjson', '--type', 'Answered', '--var', SHOP]);
    const part = await presage(['import-log', 'part.ndjson', '--var', 'part']);
    expect(part.stderr).toMatch(/Stream talk-1 is at revision -1, .*\nThe file does not hold whole streams/);
    await writeFile(at('cut.ndjson'), (await presage(['export', '-', '--var', SHOP])).stdout.slice(0, -200));
    const cut = await presage(['import-log', 'cut.ndjson', '--var', 'cut']);
    expect([cut.code, cut.stderr]).toEqual([
      1,
      expect.stringMatching(/^Line 1202 cannot be read: it is not JSON/),
    ]);
    expect((await presage(['export', 'x', '--var', 'nowhere'])).stderr).toMatch(
      /^There is no log in nowhere/,
    );
    expect((await presage(['import-log', 'none', '--var', 'none'])).stderr).toMatch(/^ENOENT.*none/);
    const other = await presage(['import-log', 'part.ndjson', '--var', SHOP]);
    expect(other.stderr).toMatch(/^The log holds 1202 events already/);
    expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

describe('presage backup, verify and restore', () => {
  it('bring a log back as it was, and say so', async () => {
    const { folder: backup, events, chain } = await json(['backup', '--var', SHOP]);
    expect(backup).toMatch(/^shop\/backups\/\d{4}-/);
    expect(await json(['verify', '--var', SHOP])).toMatchObject({ ok: true, backup, events, chain });
    expect(await json(['verify', String(backup), '--log', '--var', SHOP])).toMatchObject({
      ok: true,
      events,
    });
    expect(await json(['restore', String(backup), '--var', 'restored'])).toMatchObject({
      stored: events,
      chain,
    });
    expect(await contentOf(at('restored'))).toEqual(await contentOf(at(SHOP)));
  });

  it('say where a backup, and where the log in use, is not what it was', async () => {
    const { folder: backup } = (await json(['backup', '--var', SHOP, '--to', 'elsewhere'])) as {
      folder: string;
    };
    await cp(at(SHOP), at('changed'), { recursive: true });
    const file = join(at('changed'), 'events.sqlite');
    await writeFile(
      file,
      (await readFile(file)).toString('latin1').replaceAll('"index":7}', '"index":9}'),
      'latin1',
    );
    const log = await presage(['verify', backup, '--log', '--var', 'changed']);
    expect(log).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/not what was backed up:\n {2}Events 1 to 1,202/),
    });
    const packed = join(at(backup), 'log.ndjson.gz');
    await writeFile(packed, gunzipSync(await readFile(packed)));
    expect(await presage(['verify', backup])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('is not the file that was written'),
    });
    const restored = await presage(['restore', backup, '--var', 'never']);
    expect(restored).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The backup .* is damaged; nothing was restored\./),
    });
    expect(await contentOf(at('never'))).toEqual([]);
  });

  it('say in a sentence that there is none, or nowhere to write', async () => {
    expect((await presage(['verify', '--var', 'restored'])).stderr).toMatch(
      /^There is no backup in restored.backups/,
    );
    expect((await presage(['restore', 'none', '--var', 'x'])).stderr).toMatch(
      /^There is no backup none, nor /,
    );
    await writeFile(at('a-file'), '');
    const nowhere = await presage(['backup', '--var', SHOP, '--to', join('a-file', 'below')]);
    expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringMatching(/^(ENOTDIR|EEXIST)/) });
  });
});
