import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { derivedId, type NewEvent } from '#kernel';
import type { DocumentAt, DocumentDifference, DocumentHistory } from '#protocol';
import { openStores } from '../open-stores.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-travel-'));
  await using stores = await openStores(folder);
  const event = (type: string, day: number, data: unknown): NewEvent => ({
    id: derivedId('travel', type, String(day)),
    type,
    schemaVersion: 1,
    data,
    metadata: {
      correlationId: 'travel-test',
      actor: { kind: 'shopper', id: 'u-1' },
      occurredAt: `2026-03-0${String(day)}T12:00:00.000Z`,
    },
  });
  await stores.store.append('shopper-a-7', [
    event('ProductViewed', 1, { product_id: 'p-1', category: 'scarves' }),
  ]);
  await stores.store.append('shopper-u-1', [
    event('ShoppersMerged', 2, { from: 'a-7', into: 'u-1' }),
    event('ProductViewed', 3, { product_id: 'p-2', category: 'hats' }),
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function presage(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'travel', ...args, '--var', folder], {
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}
const json = (...args: readonly string[]): unknown => JSON.parse(presage(...args, '--json').stdout);

describe('presage travel', () => {
  it('tells the history of a person under any of their ids', () => {
    const history = json('history', 'portrait', 'a-7') as DocumentHistory;
    expect(history).toMatchObject({ keys: ['a-7', 'u-1'], total: 3 });
    const { stdout } = presage('history', 'portrait', 'a-7');
    expect(stdout).toContain('portrait a-7: 3 events, folded together with u-1');
    expect(stdout).toContain('       2  2026-03-02T12:00:00.000Z  ShoppersMerged in shopper-u-1');
  });

  it('shows a portrait as of a day or a position', () => {
    const then = json('at', 'portrait', 'u-1', '--at', '2026-03-03') as DocumentAt;
    expect(then).toMatchObject({
      position: '2',
      document: { shopperId: 'u-1', affinities: { category: [{ name: 'scarves' }] } },
    });
    expect(json('at', 'portrait', 'u-1', '--position', '2')).toEqual(then);
    expect(presage('at', 'portrait', 'u-1', '--position', '0').stdout).toContain(
      'There was no portrait of u-1 yet.',
    );
    expect(presage('at', 'portrait', 'u-1', '--position', '3').stdout).toContain('"name": "hats"');
  });

  it('tells what changed, and why', () => {
    const { changes } = json(
      'diff',
      'portrait',
      'u-1',
      '--from',
      '2026-03-03',
      '--to',
      '3',
    ) as DocumentDifference;
    expect(changes.find(({ path }) => path === '/lastSeen')).toMatchObject({
      before: '2026-03-02T12:00:00.000Z',
      after: '2026-03-03T12:00:00.000Z',
      cause: { position: '3', type: 'ProductViewed' },
    });
    expect(presage('diff', 'portrait', 'u-1', '--from', '2', '--to', '3').stdout).toMatch(
      /\/lastSeen: "2026-03-02T12:00:00.000Z" → "2026-03-03T12:00:00.000Z"\n\s+by\s+3 /,
    );
  });

  it.each([
    [['history', 'nothing', 'u-1'], 'There is no projection nothing. There are: portrait'],
    [['history', 'portrait', 'u-2'], 'No event concerns u-2 in portrait'],
    [['at', 'portrait', 'u-1'], 'Say when'],
    [['at', 'portrait', 'u-1', '--at', 'monday'], '"monday" is no moment'],
    [['at', 'portrait', 'u-1', '--position', '9'], 'the log ends at 3'],
  ])('%j ends with one sentence and code 1', (args, message) => {
    const { code, stderr } = presage(...args);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });
});
