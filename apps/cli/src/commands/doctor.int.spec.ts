import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-doctor-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function doctor(env: Record<string, string>, ...args: string[]): Promise<Result> {
  const options = { env: { ...process.env, PRESAGE_VAR: folder, ...env } };
  const command = [resolve('dist/apps/cli/src/main.js'), 'doctor', ...args];
  try {
    return { ...(await promisify(execFile)(process.execPath, command, options)), code: 0 };
  } catch (error) {
    return error as Result;
  }
}

describe('presage doctor', () => {
  it('measures the encoder in use, and says so as JSON', async () => {
    const { code, stdout } = await doctor({}, '--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(report).toMatchObject({
      ok: true,
      encoder: { asked: 'use-lite', dimensions: 512, languages: ['en'], precision: 'fp32' },
      device: { asked: 'cpu', used: 'cpu' },
      models: [],
    });
    const { p50, p99, batched } = report.speed as Record<'p50' | 'p99' | 'batched', number>;
    expect(p50).toBeGreaterThan(0);
    expect(p99).toBeGreaterThanOrEqual(p50);
    expect(batched).toBeGreaterThan(0);
  });

  it('fails where a strict device does not compute, and only then', async () => {
    await writeFile(join(folder, 'models', 'intents-1.model'), 'nonsense');
    const lenient = await doctor({ DEVICE: 'cuda' });
    expect(lenient.code).toBe(0);
    expect(lenient.stdout).toContain('! Intent models  1: its file is damaged');
    // On a machine with a working card there is nothing to fall back from.
    if (lenient.stdout.includes('✓ Device         cuda')) return;
    expect(lenient.stdout).toMatch(/^! Device +cpu, because cuda does not work: /m);
    const strict = await doctor({ DEVICE: 'cuda', DEVICE_STRICT: '1' });
    expect([strict.code, strict.stdout]).toEqual([1, expect.stringMatching(/^✗ Device /m)]);
  });

  it('names an encoder that is not there, and a folder that cannot be written', async () => {
    const encoder = await doctor({ ENCODER: './nowhere' });
    expect([encoder.code, encoder.stdout]).toEqual([
      1,
      expect.stringMatching(/^✗ Encoder +ENCODER=\.\/nowhere/m),
    ]);
    const file = join(folder, 'file');
    await writeFile(file, '');
    const disk = await doctor({}, '--var', file);
    expect([disk.code, disk.stdout]).toEqual([
      1,
      expect.stringMatching(/^✗ Data folder .*cannot be written/m),
    ]);
  });

  it('says in one sentence which variable is wrong', async () => {
    const { code, stderr } = await doctor({ MODEL_BATCH: 'many' });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^MODEL_BATCH [^\n]+\n$/)]);
  });
});
