import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../main.js', import.meta.url));
let folder: string;
const file = (name: string): string => join(folder, name);

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
const presage = (...words: string[]): Promise<Result> =>
  new Promise((resolve) => {
    const options = [...words, '--no-encoder', '--models', file('models')];
    execFile(process.execPath, [program, ...options], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

const rows = [
  ...['where is my parcel', 'track my parcel', 'has the parcel shipped', 'parcel not here', 'find my parcel'],
  ...['refund please', 'give my money back', 'when is the refund', 'refund my card', 'i want a refund'],
].map((text, i) => ({ text, label: i < 5 ? 'track' : 'refund', dialogue: i, turn: 1, prev_system: 'hello' }));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-cli-intents-'));
  const csv = rows.map(({ text, label }) => `${text},${label}`).join('\n');
  await writeFile(file('train.csv'), `text,category\n${csv}\n`);
  await writeFile(
    file('test.json'),
    JSON.stringify([
      { q: 'where is the parcel', cat: 'track' },
      { q: 'refund', cat: 'refund' },
    ]),
  );
  await writeFile(
    file('chats.jsonl'),
    [...rows, { text: 'hm', label: 'OTHER', dialogue: 1, turn: 2 }]
      .map((row) => JSON.stringify(row))
      .join('\n'),
  );
  await writeFile(file('strangers.txt'), 'zzyzx qqq\n\nhjkl fdsa\n');
});
afterAll(() => rm(folder, { recursive: true }));

describe('presage evaluate intents', () => {
  it('measures on another file, and texts about nothing beside it', async () => {
    await writeFile(file('test.csv'), 'text,category\nwhere is the parcel,track\nrefund,refund\n');
    const { out, code } = await presage(
      ...['evaluate', 'intents', '--train', file('train.csv'), '--test', file('test.csv')],
      ...['--out-of-scope', file('strangers.txt'), '--json'],
    );
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(out)).toMatchObject({
      ...{ accuracy: 1, macroF1: 1, grade: 'fast', texts: 2, oosTexts: 2, oosRecall: 1 },
      ...{ ece: expect.any(Number), trainSeconds: expect.any(Number), msPerQuery: expect.any(Number) },
      perIntent: [
        { intent: 'refund', precision: 1, recall: 1, f1: 1, texts: 1 },
        { intent: 'track', precision: 1, recall: 1, f1: 1, texts: 1 },
      ],
    });
  });

  it('cross-validates inside a file of chats, dialogue by dialogue, with what came before', async () => {
    const { out, err } = await presage(
      ...['evaluate', 'intents', '--train', file('chats.jsonl'), '--folds', '2', '--group', 'dialogue'],
      ...['--skip-label', 'OTHER', '--context', '--json'],
    );
    expect(err).not.toContain('OTHER');
    const { texts, folds } = JSON.parse(out) as { texts: number; folds: { each: { texts: number }[] } };
    expect([texts, folds.each.map((fold) => fold.texts)]).toEqual([10, [5, 5]]);
  });

  it('draws shots by seeds, and reports each', async () => {
    await writeFile(file('test.csv'), 'text,category\nwhere is the parcel,track\nrefund,refund\n');
    const { out } = await presage(
      ...['evaluate', 'intents', '--train', file('train.csv'), '--test', file('test.csv')],
      ...['--shots', '3', '--seeds', '2', '--json'],
    );
    const { shots } = JSON.parse(out) as { shots: { perIntent: number; each: unknown[] } };
    expect([shots.perIntent, shots.each.length]).toEqual([3, 2]);
  });

  it.each([
    [['--folds', '2', '--test', 'test.json'], 'leave out --test'],
    [[], 'Say what to measure on'],
    [['--test', 'train.csv'], 'are the same file'],
    [['--test', 'test.json'], 'there is no column "text"'],
    [['--test', 'none.csv'], 'no such file'],
    [['--folds', '1'], 'at least 2'],
    [['--folds', 'many'], 'a whole number from 1'],
  ])('says in one sentence what is wrong with %j', async (words, message) => {
    const options = words.map((word) => (word.includes('.') ? file(word) : word));
    const { code, out, err } = await presage('evaluate', 'intents', '--train', file('train.csv'), ...options);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
  });
});

describe('presage train intents', () => {
  it('trains on what is odd, and warns where it stands', async () => {
    await writeFile(file('odd.csv'), 'text,intent\nhi,a\nHI,b\nho,b\nhe,c\n,c\n');
    const { code, out, err } = await presage('train', 'intents', '--data', file('odd.csv'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ examples: 4, intents: 3 });
    expect(err).toMatch(/odd\.csv:3: "HI" stands for "b" here and for "a" in .*odd\.csv:2: keep one/);
    expect(err).toMatch(/odd\.csv:5: "c" has only this example/);
    expect(err).toMatch(/odd\.csv:6: "text" is empty/);
  });

  it('refuses what cannot be trained on', async () => {
    await writeFile(file('one.csv'), 'text,intent\nhi,a\nho,a\n');
    const { code, err } = await presage('train', 'intents', '--data', file('one.csv'));
    expect([code, err.includes('at least two intents are needed; all examples are of "a"')]).toEqual([
      1,
      true,
    ]);
  });
});

describe('presage predict', () => {
  it('answers every line, whatever it holds, with one line of JSON', async () => {
    const texts = [
      'where is HP-10234?',
      '',
      'x',
      '😀😀',
      '\u202eمرحبا',
      'a\u2028b\u0000\u0007',
      '<script>1</script>',
      '我的 parcel',
      'parcel '.repeat(2900).trim(),
    ];
    await writeFile(file('texts.txt'), texts.join('\n') + '\r\n');
    const { code, out } = await presage('predict', file('texts.txt'), '--data', file('train.csv'));
    expect(code).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string; ranking: unknown[] });
    expect(lines.map(({ text }) => text)).toEqual(texts);
    expect(lines.every(({ ranking }) => ranking.length === 2)).toBe(true);
    expect(lines[0]).toMatchObject({ language: 'en', entities: [{ type: 'order', start: 9, end: 17 }] });
  });

  it('reads a table by its column', async () => {
    const { out } = await presage('predict', file('test.json'), '--text', 'q', '--data', file('train.csv'));
    expect(out).toContain('"text":"where is the parcel"');
  });
});
