import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config/config.js';
import { inOneSentence } from '../../src/start/in-one-sentence.js';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-start-'));
  folders.push(folder);
  return folder;
}

interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
}

/** Runs the program until it ends by itself. */
async function started(env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { ...process.env, LOG_LEVEL: 'silent', PRESAGE_ROLES: 'gateway', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, lines: printed.trim().split('\n') };
}

function reasonOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return inOneSentence(error);
  }
  throw new Error('It was taken.');
}

describe('a start that cannot succeed says why in one sentence and ends with 1', () => {
  it('a variable that cannot be used', async () => {
    const { code, lines } = await started({ PRESAGE_VAR: await newFolder(), PORT: 'many' });
    expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 });
    expect(lines[0]).toMatch(/^PORT .*Example: /);
  });

  it.each([
    ['PORT', 'many'],
    ['PORT', '70000'],
    ['PRESAGE_ROLES', 'gateway,waiter'],
    ['DEMO', 'perhaps'],
    ['LOG_LEVEL', 'loud'],
    ['WRITE_KEY', 'short'],
    ['TOKEN_SECRET', 'short'],
    ['ALLOWED_ORIGINS', 'not a url'],
    ['EVENT_STORE', 'mysql://root:secret@127.0.0.1/presage'],
    ['READ_MODELS', 'kurrentdb://127.0.0.1'],
  ])('%s=%s', (name, value) => {
    const reason = reasonOf(() => readConfig({ [name]: value }));
    expect(reason.split('\n')).toHaveLength(1);
    expect(reason).toContain(name);
    expect(reason).toContain('Example: ');
    expect(reason).not.toContain('secret@');
  });

  it.each(['EVENT_STORE', 'READ_MODELS'])('%s on a server that is not there', async (name) => {
    const address = 'postgres://presage:secret@127.0.0.1:1/presage';
    const { code, lines } = await started({ PRESAGE_VAR: await newFolder(), PORT: '0', [name]: address });
    expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 });
    expect(lines[0]).toContain('Cannot use PostgreSQL at 127.0.0.1:1/presage: nothing answers there. Check');
    expect(lines[0]).not.toContain('secret');
  });

  it('the demo’s public key outside the demo', async () => {
    const { code, lines } = await started({ PRESAGE_VAR: await newFolder(), PORT: '0', DEMO: 'off' });
    expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 });
    expect(lines[0]).toContain('WRITE_KEY');
  });

  it('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as AddressInfo).port);
    const { code, lines } = await started({ PRESAGE_VAR: await newFolder(), PORT: port });
    await new Promise((resolve) => other.close(resolve));
    expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 });
    expect(lines[0]).toContain(`Port ${port} is taken`);
  });

  it.each([
    ['below a file', async () => join(await newFolder(), 'a-file', 'var')],
    ['that is a file', async () => join(await newFolder(), 'a-file')],
    ['on a file system that takes none', async () => '/proc/presage'],
  ])('a data folder %s', async (_, path) => {
    const folder = await path();
    if (folder.includes('a-file')) await writeFile(folder.replace(/a-file.*/, 'a-file'), '');
    const { code, lines } = await started({ PRESAGE_VAR: folder, PORT: '0' });
    expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 });
    expect(lines[0]).toContain('data folder');
  });

  it('answers that are not there', async () => {
    const env = {
      PRESAGE_VAR: await newFolder(),
      PORT: '0',
      PRESAGE_ROLES: 'assistant',
      ANSWERS: 'no-such-folder',
    };
    const { code, lines } = await started(env);
    expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 });
    expect(lines[0]).toContain('no-such-folder');
  });

  it('a file that is no database', async () => {
    const folder = await newFolder();
    await writeFile(
      join(folder, 'events.sqlite'),
      'this is no database, although it is long enough to look like one',
    );
    const { code, lines } = await started({ PRESAGE_VAR: folder, PORT: '0' });
    expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 });
    expect(lines[0]).toContain('events.sqlite');
  });
});
