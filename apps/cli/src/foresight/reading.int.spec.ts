import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QUESTION } from '#foresight';
import { UsageError } from '../usage-error.js';
import { fileHistories, simulatedHistories } from './histories.js';
import { splitForExam } from './learn-and-measure.js';
import { seeds } from './seeds.js';
import { taobaoHistories } from './taobao.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-foresight-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each([
  ['1-3', [1, 2, 3]],
  ['4', [4]],
  ['1,5-6', [1, 5, 6]],
])('reads the seeds %s', (text, expected) => {
  expect(seeds(text)).toEqual(expected);
});

it.each(['', 'x', '3-1', '1-9999'])('refuses the seeds "%s"', (text) => {
  expect(() => seeds(text)).toThrow('1-3');
});

describe('histories', () => {
  it('of a simulated shop are always the same, and hold questions', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => simulatedHistories({ seeds: [3], shoppers: 40, days: 20 })),
    );
    expect(one).toEqual(other);
    const moments = one?.sequences.flatMap((sequence) => sequence.moments) ?? [];
    expect(moments.some(({ type }) => type === QUESTION)).toBe(true);
    expect(one).toMatchObject({ simulated: true, upTo: 0n });
  });

  it('are parted by time: what is asked about was not learnt from', async () => {
    const read = await simulatedHistories({ seeds: [3], shoppers: 40, days: 20 });
    const { learnt, exam } = splitForExam(read);
    for (const { moments } of learnt.sequences)
      for (const { at } of moments) expect(at).toBeLessThan(exam.slice.from);
    expect(learnt.end).toBe(exam.slice.from);
    expect(exam.slice.until).toBe(read.end);
  });

  it('of Taobao leave out what lies outside its days, and a row that is cut off', async () => {
    const path = join(folder, 'behaviour.csv');
    await writeFile(
      path,
      '1,7,3,pv,1511500000\n2,9,3,buy,1511600000\n1,8,3,cart,1511500100\n3,7,3,pv,99\n4,1\n',
    );
    const [first, second, ...others] = await taobaoHistories(path);
    expect(first).toMatchObject({ shopperId: 'u-2', moments: [{ type: 'OrderCompleted', item: '9' }] });
    expect([second, ...others].length).toBe(1);
    await writeFile(path, '1,7,3,lick,1511600000\n');
    await expect(taobaoHistories(path)).rejects.toThrow(UsageError);
    await expect(taobaoHistories(join(folder, 'none.csv'))).rejects.toThrow('no such file');
  });

  it('of a file that is not there are asked for again', async () => {
    await expect(fileHistories(join(folder, 'none.ndjson'))).rejects.toThrow(UsageError);
  });
});
