import { describe, expect, it } from '@jest/globals';
import {
  ContentScorer,
  type History,
  type ItemData,
  itemBaselines,
  type NextItemScorer,
  rankCases,
  topOf,
} from '#foresight';
import { PairScorer } from './pair-scorer.js';
import { PopularityScorer } from './popularity-scorer.js';
import { SessionNeighbours } from './session-neighbours.js';

const DAY = 86_400_000;
const dataOf = (items: number, ...sequences: readonly History[]): ItemData => ({
  items,
  sequences: sequences.map((one) => ({ items: one })),
});

async function scoresOf(scorer: NextItemScorer, ...history: number[]): Promise<Float32Array> {
  const [scores] = await scorer.scores([history]);
  return scores ?? new Float32Array();
}
const firstOf = async (scorer: NextItemScorer, ...history: number[]): Promise<number | undefined> =>
  topOf(await scoresOf(scorer, ...history), 1, new Set(history)).items[0];

const named = (name: string, data: ItemData): NextItemScorer => {
  const found = itemBaselines.find((one) => one.name === name);
  if (!found) throw new Error(`no baseline ${name}`);
  return found.learn(data);
};

describe('popularity', () => {
  it('counts what happens, and what is long ago less', async () => {
    const sequences = [
      { items: [0, 0, 0], at: 0 },
      { items: [1, 1], at: 28 * DAY },
    ];
    const scores = await scoresOf(new PopularityScorer({ items: 2, sequences }, 14));
    expect([...scores]).toEqual([0.75, 2]);
  });
});

describe('what follows from the last items', () => {
  const steps = { window: 1, distance: 0, backwards: 0, from: 1, to: 0, shrinkage: 0, last: 1, fading: 1 };
  // 0 → 1 twice, 0 → 2 once; 3 only ever before.
  const data = dataOf(4, [0, 1], [3, 0, 1], [0, 2]);

  it('is, with a window of one, the share of each next item', async () => {
    const scores = await scoresOf(new PairScorer('markov', data, steps), 0);
    expect(scores[1]).toBeCloseTo(2 / 3);
    expect(scores[2]).toBeCloseTo(1 / 3);
    expect(await scoresOf(new PairScorer('markov', data, steps), 1)).toEqual(new Float32Array(4));
  });

  it('reaches further with a wider window, and less so the further', async () => {
    const wide = new PairScorer('rules', data, { ...steps, window: 9, distance: 1, from: 0 });
    expect(await scoresOf(wide, 3)).toEqual(Float32Array.of(1, 0.5, 0, 0));
  });

  it('goes back only where that is asked for', async () => {
    const both = new PairScorer('item-item', data, { ...steps, backwards: 0.5, from: 0 });
    expect(await scoresOf(both, 1)).toEqual(Float32Array.of(1, 0, 0, 0));
  });

  it('hears the last item loudest', async () => {
    const two = dataOf(4, [0, 2], [1, 3]);
    const scorer = new PairScorer('rules', two, { ...steps, last: 2, fading: 0.5 });
    expect(await firstOf(scorer, 0, 1)).toBe(3);
    expect(await firstOf(scorer, 1, 0)).toBe(2);
  });

  it('does not take a thing seen once for certain, where weights are shrunk', async () => {
    const sequences = [
      [0, 9],
      ...Array.from({ length: 20 }, () => [1, 2]),
      ...Array.from({ length: 5 }, () => [1, 3]),
    ];
    const rare = dataOf(10, ...sequences);
    const raw = await scoresOf(new PairScorer('raw', rare, { ...steps, last: 2 }), 0, 1);
    const shrunk = await scoresOf(new PairScorer('shrunk', rare, { ...steps, last: 2, shrinkage: 10 }), 0, 1);
    expect(raw[9]).toBeGreaterThan(raw[2] ?? 0);
    expect(shrunk[2]).toBeGreaterThan(shrunk[9] ?? 0);
  });
});

describe('session neighbours', () => {
  const settings = { sample: 100, neighbours: 10, fading: 0.5, rarity: 1, distance: 1, backwards: 0.5 };

  it('follow those who did the same, most of all the last steps', async () => {
    const data = dataOf(6, [0, 1, 2], [3, 1, 4], [5, 0]);
    expect(await firstOf(new SessionNeighbours(data, settings), 0, 1)).toBe(2);
    expect(await firstOf(new SessionNeighbours(data, settings), 3, 1)).toBe(4);
  });

  it('prefer what comes after the common item to what came before it, and the near to the far', async () => {
    const scores = await scoresOf(new SessionNeighbours(dataOf(5, [0, 1, 2, 3]), settings), 1);
    expect(scores[2]).toBeGreaterThan(scores[0] ?? 0);
    expect(scores[2]).toBeGreaterThan(scores[3] ?? 0);
    expect(scores[4]).toBe(0);
  });

  it('ask the newest sessions, as many as they may', async () => {
    const sequences = [
      { items: [0, 1], at: 1 },
      { items: [0, 2], at: 3 },
      { items: [0, 3], at: 2 },
    ];
    const one = new SessionNeighbours({ items: 4, sequences }, { ...settings, sample: 1 });
    expect(topOf(await scoresOf(one, 0), 4, new Set([0])).scores[1]).toBe(0);
    expect(await firstOf(one, 0)).toBe(2);
    const alike = new SessionNeighbours({ items: 4, sequences }, { ...settings, neighbours: 2 });
    expect((await scoresOf(alike, 0))[1]).toBe(0);
  });

  it('have nothing to say where nothing is in common', async () => {
    expect(await scoresOf(new SessionNeighbours(dataOf(3, [0, 1]), settings), 2)).toEqual(
      new Float32Array(3),
    );
  });
});

describe('content', () => {
  it('finds what resembles the last items', async () => {
    const scorer = new ContentScorer([
      { words: 'tea pot' },
      { words: 'tea cup' },
      { words: 'camp tent' },
      { words: 'tent pole' },
    ]);
    expect(await firstOf(scorer, 2, 0)).toBe(1);
    expect(await firstOf(scorer, 0, 2)).toBe(3);
  });
});

describe('every baseline', () => {
  // Ten rings of items, in each of which people go on from one to the next.
  const ring = (first: number): readonly number[] => Array.from({ length: 8 }, (_, i) => (first + i) % 10);
  const data = dataOf(12, ...Array.from({ length: 10 }, (_, i) => ring(i)), [10, 11]);
  const cases = Array.from({ length: 10 }, (_, i) => ({ history: [i, (i + 1) % 10], next: (i + 2) % 10 }));

  it.each(itemBaselines.map(({ name }) => name).filter((name) => name !== 'popularity'))(
    '%s finds the next item where it always is the same',
    async (name) => {
      const { ranks } = await rankCases(named(name, data), cases, { leaveOutSeen: true });
      expect(ranks).toEqual(cases.map(() => 1));
    },
  );
});
