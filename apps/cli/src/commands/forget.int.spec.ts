import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { type ForgettingPreview, type ForgettingProof, FORGOTTEN } from '#protocol';
import { openStores } from '../open-stores.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-forget-'));
  await using stores = await openStores(folder);
  const metadata = {
    correlationId: 'forget-test',
    actor: { kind: 'shopper', id: 'u-1' },
    occurredAt: '2026-03-01T12:00:00.000Z',
  } as const;
  const data = { traits: { email: 'anna@example.com' } };
  const id = derivedId('forget-test');
  await stores.store.append('shopper-u-1', [
    { id, type: 'ShopperIdentified', schemaVersion: 1, data, metadata },
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function forget(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'forget', ...args, '--var', folder], {
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

describe('presage forget', () => {
  it('shows what it would reach', () => {
    const { code, stdout } = forget('u-1', '--preview', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout) as ForgettingPreview).toMatchObject({
      shopperIds: ['u-1'],
      personalFields: 1,
      alreadyForgotten: false,
    });
  });

  it.each([
    [['u-1'], 'Say why'],
    [['u-1', '--reason', 'asked by mail'], 'add --yes'],
    [['u-9', '--reason', 'asked by mail', '--yes'], 'Nobody is known as u-9'],
  ])('%p ends with a sentence and forgets nothing', (args, sentence) => {
    const { code, stderr } = forget(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('forgets, and prints what was looked through', async () => {
    const { code, stdout } = forget('u-1', '--reason', 'asked by mail', '--yes', '--json');
    expect(code).toBe(0);
    const proof = JSON.parse(stdout) as ForgettingProof;
    expect(proof.checks).toHaveLength(8);
    expect(proof.checks.every(({ found }) => found === 0)).toBe(true);
    await using stores = await openStores(folder);
    expect((await stores.store.readStream('shopper-u-1'))[0]?.data).toEqual({ traits: FORGOTTEN });
    expect(forget('u-1', '--reason', 'asked by mail', '--yes').stderr).toContain('forgotten already');
  });
});
