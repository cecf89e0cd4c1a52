import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { InvalidAnswers, readAnswers } from './index.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-answers-'));
});
afterEach(() => rm(folder, { recursive: true }));

const hello = '---\nintent: hello\ntitle: { en: Hello, zh: 您好 }\nuses: none\n---\n# en\nHi\n# zh\n您好\n';

it('reads the Markdown files of a folder and nothing else', async () => {
  await writeFile(join(folder, 'hello.md'), hello);
  await writeFile(join(folder, 'hello.md.bak'), 'old');
  expect([...(await readAnswers(folder)).keys()]).toEqual(['hello']);
});

it('tells everything that is wrong at once, with file and section', async () => {
  await writeFile(join(folder, 'a.md'), hello);
  await writeFile(join(folder, 'b.md'), hello);
  await writeFile(join(folder, 'c.md'), hello.replace('# zh', '# zn').replace('Hi', '{{shop.boss}}'));
  const failure = await readAnswers(folder).catch((error: unknown) => error);
  if (!(failure instanceof InvalidAnswers)) throw new Error('it read them');
  expect(failure.issues.map(({ file, section }) => `${file}, ${section}`)).toEqual([
    'b.md, front matter',
    'c.md, zn',
    'c.md, en',
    'c.md, zh',
  ]);
  expect(failure.message).toContain('c.md, en: {{shop.boss}} is not known here');
});
