import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { searchFiles } from './search-files.js';
import { TextFinder } from './text-finder.js';

const CHUNK = 1 << 20;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-search-'));
  await mkdir(join(folder, 'deep', 'er'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('looking through every byte of a folder', () => {
  it('finds a text wherever it lies, also where two reads meet', async () => {
    const secret = 'anna@example.com';
    for (const [name, at] of [
      ['first', 0],
      ['border', CHUNK - 5],
      ['deep/er/second-border', 2 * CHUNK - 1],
      ['last', 3 * CHUNK - secret.length],
    ] as const) {
      const bytes = Buffer.alloc(3 * CHUNK, 'x');
      bytes.write(secret, at);
      await writeFile(join(folder, name), bytes);
    }
    await writeFile(join(folder, 'nothing'), 'anna@example.co');
    const packed = gzipSync(`${'x'.repeat(CHUNK - 3)}${secret}`);
    await writeFile(join(folder, 'packed.gz'), packed);
    const { files, bytes, found } = await searchFiles(folder, new TextFinder([secret, 'never written']));
    expect([...found.keys()].sort()).toEqual([
      'border',
      'deep/er/second-border',
      'first',
      'last',
      'packed.gz',
    ]);
    expect([...found.values()].every((texts) => [...texts].join() === secret)).toBe(true);
    expect({ files, bytes }).toEqual({ files: 6, bytes: 4 * 3 * CHUNK + 15 + CHUNK - 3 + secret.length });
    const without = await searchFiles(folder, new TextFinder([secret]), [join(folder, 'deep')]);
    expect([...without.found.keys()].sort()).toEqual(['border', 'first', 'last', 'packed.gz']);
  });

  it('takes a folder that is not there for empty', async () => {
    expect(await searchFiles(join(folder, 'gone'), new TextFinder(['text']))).toMatchObject({ files: 0 });
  });
});
