import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { DeviceUnavailable } from '#encoder-transformers';
import { readConfig } from '../config/config.js';
import { checkEncoder } from './check-encoder.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-start-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the server says before it ends by itself. */
async function start(env: Record<string, string>): Promise<{ code: unknown; stderr: string }> {
  const options = { env: { ...process.env, PORT: '0', PRESAGE_VAR: folder, ...env } };
  try {
    await promisify(execFile)(process.execPath, [resolve('dist/src/main.js')], options);
    return { code: 0, stderr: '' };
  } catch (error) {
    return error as { code: unknown; stderr: string };
  }
}

describe('the start', () => {
  it('ends with one sentence where the encoder is not there', async () => {
    const { code, stderr } = await start({ ENCODER: './nowhere' });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^ENCODER=\.\/nowhere is neither [^\n]+\n$/)]);
  });

  it('ends with one sentence where a strict device does not compute', async () => {
    const env = { PORT: '0', PRESAGE_VAR: folder, DEVICE: 'cuda', DEVICE_STRICT: '1' };
    const works = await checkEncoder(readConfig(env)).then(
      () => true,
      (error: unknown) => !(error instanceof DeviceUnavailable),
    );
    // On a machine with a working card the server would start, and go on.
    if (works) return;
    const { code, stderr } = await start(env);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^DEVICE=cuda cannot be used: [^\n]+\n$/)]);
  });

  it('asks for no encoder where messages are understood in another process', async () => {
    const env = { PRESAGE_ROLES: 'gateway', ENCODER: './nowhere' };
    await expect(checkEncoder(readConfig(env))).resolves.toBeUndefined();
  });
});
