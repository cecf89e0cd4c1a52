import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../main.js', import.meta.url));
let folder: string;
const file = (name: string): string => join(folder, name);

const presage = (...words: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-cli-table-'));
  const lines = Array.from({ length: 120 }, (_, i) => {
    const pages = (i * 29) % 60;
    return `${i === 3 ? '' : pages},${i % 3 ? 'new' : 'returning'},${pages > 30 !== (i % 20 === 0) ? 'TRUE' : 'FALSE'}`;
  });
  await writeFile(file('visits.csv'), `pages,visitor,Revenue\n${lines.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

describe('presage evaluate purchase', () => {
  it('prints one JSON object with the figures, their thresholds and the folds; notes go to standard error', async () => {
    const { code, out, err } = await presage(
      ...['evaluate', 'purchase', '--csv', file('visits.csv'), '--folds', '3', '--json'],
    );
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    const figures = JSON.parse(out) as Record<string, unknown> & {
      auc: number;
      folds: unknown[];
      at: object;
    };
    expect(figures).toMatchObject({ rows: 120 });
    expect(figures.auc).toBeGreaterThan(0.85);
    for (const name of ['accuracy', 'precision', 'recall', 'f1', 'ece', 'trainSeconds'])
      expect(typeof figures[name]).toBe('number');
    expect(figures.folds).toHaveLength(3);
    expect(Object.keys(figures.at)).toEqual(['f1', 'accuracy']);
    expect(err).toContain('visits.csv: pages: 1 gaps (lines 5)');
  });

  it('says in one sentence what is wrong with a file', async () => {
    const { code, err } = await presage('evaluate', 'churn', '--csv', file('visits.csv'));
    expect(code).toBe(1);
    expect(err).toBe(
      `${file('visits.csv')}: There is no column "Churn"; there are pages, visitor, Revenue.\n`,
    );
    expect((await presage('evaluate', 'churn', '--csv', file('none.csv'))).err).toContain('no such file');
  });
});
