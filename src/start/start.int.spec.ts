import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkAddress } from './check-address.js';
import { inOneSentence } from './in-one-sentence.js';
import { makeFolder } from './make-folder.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-start-'));
});
afterAll(() => rm(folder, { recursive: true }));

const reason = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing was wrong',
    (error: unknown) => inOneSentence(error),
  );

describe('before anything is opened', () => {
  it('a taken port is told in one sentence', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const told = await reason(checkAddress({ port, host: '127.0.0.1' }));
    await new Promise((resolve) => other.close(resolve));
    expect(told).toBe(
      `Port ${port} is taken by another program: stop it, or choose another port, for example PORT=${port + 1} npm start`,
    );
    await expect(checkAddress({ port, host: '127.0.0.1' })).resolves.toBeUndefined();
  });

  it('the data folder is made with the folders above it, for this account alone', async () => {
    const path = join(folder, 'a', 'b');
    await makeFolder(path);
    await makeFolder(path);
    expect((await stat(path)).mode & 0o777).toBe(0o700);
  });

  it('a data folder below a file is told in one sentence', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(await reason(makeFolder(join(folder, 'file', 'var')))).toMatch(
      /^The data folder cannot be written \(.*\): make it writable, or choose another/,
    );
  });

  it('so is a place that takes no folders', async () => {
    expect(await reason(makeFolder('/proc/presage/var'))).toMatch(/^The data folder cannot be written/);
  });
});
