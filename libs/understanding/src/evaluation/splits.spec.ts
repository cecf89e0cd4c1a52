import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReadExample } from '../examples/example.js';
import { foldsOf, shotsOf } from './splits.js';

const examples = fc.array(
  fc.record({
    intent: fc.constantFrom('a', 'b', 'c'),
    group: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
  }),
  { minLength: 7, maxLength: 60 },
);
const read = (items: readonly { intent: string; group?: string }[]): ReadExample[] =>
  items.map((item, line) => ({ text: String(line), file: 'a', line, ...item }));

describe('foldsOf', () => {
  it('asks every example once, and never of a group that was learnt', () =>
    fc.assert(
      fc.property(examples, fc.integer({ min: 2, max: 5 }), (items, count) => {
        const all = read(items);
        const folds = foldsOf(all, count, 1);
        expect(folds.flatMap(({ test }) => test).sort((a, b) => a.line - b.line)).toEqual(all);
        for (const { train, test } of folds) {
          expect(train.length + test.length).toBe(all.length);
          const learnt = new Set(train.map(({ group }) => group));
          expect(test.filter(({ group }) => learnt.has(group))).toEqual([]);
        }
      }),
    ));

  it('spreads every intent evenly where there are no groups', () => {
    const all = read(Array.from({ length: 50 }, (_, i) => ({ intent: i % 5 === 0 ? 'rare' : 'often' })));
    for (const { test } of foldsOf(all, 5, 3)) {
      expect(test.filter(({ intent }) => intent === 'rare')).toHaveLength(2);
      expect(test).toHaveLength(10);
    }
  });
});

describe('shotsOf', () => {
  it('draws so many of each intent, all of a smaller one, and others with another seed', () => {
    const all = read(
      Array.from({ length: 43 }, (_, i) => ({ intent: i < 3 ? 'small' : i % 2 === 0 ? 'even' : 'odd' })),
    );
    const counts = (drawn: readonly ReadExample[]) =>
      ['small', 'even', 'odd'].map((name) => drawn.filter(({ intent }) => intent === name).length);
    expect(counts(shotsOf(all, 5, 1))).toEqual([3, 5, 5]);
    expect(shotsOf(all, 5, 1)).toEqual(shotsOf(all, 5, 1));
    expect(shotsOf(all, 5, 1)).not.toEqual(shotsOf(all, 5, 2));
  });
});
