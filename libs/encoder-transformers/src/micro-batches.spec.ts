import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MicroBatches, type Waiting } from './micro-batches.js';

const texts = (name: string, ...tokens: number[]): Waiting<string>[] =>
  tokens.map((count, i) => ({ tokens: count, item: `${name}${i}` }));
const items = (batch: readonly Waiting<string>[]): string[] => batch.map(({ item }) => item);

describe('MicroBatches', () => {
  it('serves a single question before the rest of a long list', () => {
    const batches = new MicroBatches<string>({ texts: 4, tokens: 100 });
    batches.add(texts('bulk', ...Array.from({ length: 40 }, () => 5)));
    batches.next();
    batches.add(texts('question', 9));
    expect(items(batches.next())[0]).toBe('question0');
  });

  it('fills the room that is left with texts no longer than the longest', () => {
    const batches = new MicroBatches<string>({ texts: 3, tokens: 100 });
    batches.add(texts('bulk', 3, 50, 28, 29));
    batches.add(texts('question', 29));
    expect(items(batches.next())).toEqual(['question0', 'bulk3', 'bulk2']);
  });

  it('joins short questions whichever is the longer', () => {
    const batches = new MicroBatches<string>({ texts: 3, tokens: 100 });
    batches.add(texts('a', 3));
    batches.add(texts('b', 12));
    expect(items(batches.next())).toEqual(['a0', 'b0']);
  });

  it('puts texts of like length together', () => {
    const batches = new MicroBatches<string>({ texts: 2, tokens: 100 });
    batches.add(texts('t', 4, 40, 5, 41));
    expect([items(batches.next()), items(batches.next())]).toEqual([
      ['t3', 't1'],
      ['t2', 't0'],
    ]);
  });

  it('serves a long list in time, however many questions come before it', () => {
    const batches = new MicroBatches<string>({ texts: 1, tokens: 100 });
    batches.add(texts('bulk', 30, 30, 30));
    const leaders = Array.from({ length: 18 }, (_, i) => {
      batches.add(texts(`question${i}-`, 5));
      return items(batches.next())[0];
    });
    expect(leaders.flatMap((name, i) => (name?.startsWith('bulk') ? [i] : []))).toEqual([8, 17]);
  });

  it('hands out every text once, within the limits, a text longer than all limits alone', () => {
    const requests = fc.array(fc.array(fc.integer({ min: 1, max: 128 }), { maxLength: 20 }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        requests,
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 300 }),
        (all, most, tokens) => {
          const batches = new MicroBatches<string>({ texts: most, tokens });
          all.forEach((lengths, i) => batches.add(texts(`${i}-`, ...lengths)));
          const served: string[] = [];
          while (!batches.isEmpty) {
            const batch = batches.next();
            const padded = Math.max(...batch.map((text) => text.tokens)) * batch.length;
            expect(batch.length).toBeGreaterThan(0);
            expect(batch.length).toBeLessThanOrEqual(most);
            if (batch.length > 1) expect(padded).toBeLessThanOrEqual(tokens);
            served.push(...items(batch));
          }
          const expected = all.flatMap((lengths, i) => items(texts(`${i}-`, ...lengths)));
          expect(served.sort()).toEqual(expected.sort());
        },
      ),
    );
  });
});
