import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { leaveOneOut, nextClicks } from './experiment.js';
import { figuresJson } from './figures-text.js';
import { ItemNumbers } from './item-numbers.js';
import { countingLearners } from './learners.js';
import { readSequences } from './read-sequences.js';
import { readSessions } from './read-sessions.js';
import { readTexts } from './read-texts.js';
import { type Figures, runExperiment } from './run-experiment.js';
import { parted, sessionsIn } from './sessions-in.js';

const NONE: Figures = {
  model: 'none',
  cases: 0,
  hr: new Map(),
  ndcg: new Map(),
  mrr: new Map(),
  trainSeconds: 0,
};

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-next-item-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function file(text: string): Promise<string> {
  const path = join(folder, 'data.txt');
  await writeFile(path, text);
  return path;
}

describe('files of sequences', () => {
  it('are split so that neither test nor validation item is learnt from', async () => {
    const read = await readSequences(await file('a x y z\nb x y q r\n'));
    const { rehearsal, test } = leaveOneOut(read);
    const ids = read.items.ids();
    const told = (numbers: readonly number[]): string => numbers.map((one) => ids[one]).join('');
    expect(test.data.sequences.map(({ items }) => told(items))).toEqual(['x', 'xy']);
    expect(rehearsal.cases.map(({ history, next }) => `${told(history)}>${told([next])}`)).toEqual([
      'x>y',
      'xy>q',
    ]);
    expect(test.cases.map(({ history, next }) => `${told(history)}>${told([next])}`)).toEqual([
      'xy>z',
      'xyq>r',
    ]);
  });

  it.each([
    ['a x y z\nb x\n', /data\.txt:2: expected .* at least 3 items, found 1/],
    ['a x y z\n\na x y z\n', /data\.txt:3: user a stands in line 1 already/],
    ['\n', /data\.txt is empty/],
  ])('that are wrong are told with file and line: %j', async (text, message) => {
    await expect(readSequences(await file(text))).rejects.toThrow(message);
  });

  it('that are not there are told', async () => {
    await expect(readSequences(join(folder, 'none'))).rejects.toThrow(/none cannot be read/);
  });
});

describe('files of sessions', () => {
  it('are put in order of time, whatever the order of lines and columns', async () => {
    const path = await file('Time,ItemId,SessionId\n30,b,s\n10.5,a,s\n20,c,t\n');
    expect(await readSessions(path)).toEqual([
      { items: ['c'], at: 20_000 },
      { items: ['a', 'b'], at: 30_000 },
    ]);
  });

  it.each([
    ['SessionId\tItemId\n1\t2\n', /data\.txt:1: expected a header .* Time is missing/],
    ['SessionId\tItemId\tTime\n1\t2\tnoon\n', /data\.txt:2: Time must be seconds .* found "noon"/],
    ['SessionId\tItemId\tTime\n1\t\t5\n', /data\.txt:2: a session and an item are needed/],
    ['SessionId\tItemId\tTime\n', /has no clicks/],
  ])('that are wrong are told with file and line: %j', async (text, message) => {
    await expect(readSessions(await file(text))).rejects.toThrow(message);
  });

  it('are measured click by click, and what is unknown from training is counted apart', () => {
    const session = (at: number, ...items: string[]) => ({ items, at });
    const train = [session(1, 'a', 'b'), session(2, 'a', 'c')];
    const { test, skipped } = nextClicks(train, [session(3, 'a', 'new', 'b', 'c')], new ItemNumbers());
    expect(test.cases.map(({ history }) => history.length)).toEqual([1, 2]);
    expect(skipped).toBe(1);
  });
});

describe('histories of the log', () => {
  it('become sessions of products, a click and its view being one', () => {
    const minute = 60_000;
    const turn = (type: string, at: number, item?: string) => ({
      eventId: `${type}${String(at)}`,
      type,
      at: at * minute,
      ...(item !== undefined && { item }),
    });
    const moments = [
      turn('ProductClicked', 0, 'a'),
      turn('ProductViewed', 0, 'a'),
      turn('PageViewed', 1),
      turn('ProductViewed', 20, 'b'),
      turn('ProductReviewed', 21, 'z'),
      turn('ProductViewed', 51, 'c'),
    ];
    const other = { shopperId: 'a-2', moments: [turn('ProductAdded', 30, 'd')] };
    const sessions = sessionsIn([{ shopperId: 'a-1', moments }, other]);
    expect(sessions.map(({ items }) => items.join(''))).toEqual(['ab', 'd', 'c']);
    expect(parted(sessions).map((part) => part.length)).toEqual([3, 0]);
    expect(parted([...sessions, ...sessions]).map((part) => part.length)).toEqual([5, 1]);
  });
});

describe('what is told of items', () => {
  it('stands in the order of their numbers, also where nothing is told', async () => {
    const items = new ItemNumbers();
    for (const id of ['b', 'a', 'none']) items.of(id);
    const texts = await readTexts(await file('{"a": ["red", 7], "b": [7]}'), items);
    expect(texts.map(({ words }) => words)).toEqual(['is7', 'isred is7', '']);
    await expect(readTexts(await file('[1]'), items)).rejects.toThrow(/object of lists, by item/);
  });
});

describe('an experiment', () => {
  it('measures every model and the blend, whose weights the test never sees', async () => {
    const users = Array.from(
      { length: 40 },
      (_, i) => `u${String(i)} ${Array.from({ length: 5 }, (_, k) => `i${String((i + k) % 20)}`).join(' ')}`,
    );
    const experiment = leaveOneOut(await readSequences(await file(users.join('\n'))));
    const told: Figures[] = [];
    await runExperiment(experiment, countingLearners(undefined), {
      ks: [5, 10],
      withBlend: true,
      onFigures: (figures) => told.push(figures),
      onNews: () => undefined,
    });
    expect(told.map(({ model }) => model)).toEqual([
      'popularity',
      'went-on',
      'markov',
      'sequential-rules',
      'item-item',
      'session-knn',
      'blend',
    ]);
    const json = JSON.parse(
      figuresJson(told.find(({ model }) => model === 'markov') ?? NONE, ['hr', 'ndcg']),
    ) as object;
    expect(Object.keys(json)).toEqual(['model', 'hr5', 'hr10', 'ndcg5', 'ndcg10', 'trainSeconds']);
    // In a ring the next item is always the same.
    expect(json).toMatchObject({ hr5: 1, ndcg10: 1 });
    expect(told.at(-1)?.hr.get(5)).toBe(1);
    // Nothing is learnt from a test item: without its validation cases the blend comes out the same.
    const shuffled = {
      ...experiment,
      test: { ...experiment.test, cases: experiment.test.cases.map((one) => ({ ...one, next: 0 })) },
    };
    const again: Figures[] = [];
    await runExperiment(shuffled, countingLearners(undefined), {
      ks: [5],
      withBlend: true,
      onFigures: (figures) => again.push(figures),
      onNews: () => undefined,
    });
    expect(again.at(-1)?.blend).toEqual(told.at(-1)?.blend);
    expect(again.at(-1)?.hr.get(5)).toBeLessThan(1);
  });
});
