import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GAP, OTHER } from './column.js';
import { learnColumns } from './learn-columns.js';
import { TableEncoder } from './table-encoder.js';

describe('learnColumns', () => {
  it('tells numbers from categories, and leaves out what is the same in every row', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      price: i,
      paid: i % 2 === 0,
      mixed: i < 3 ? 'free' : 5,
      constant: 7,
      empty: null,
      seldom: i === 0 ? 1 : undefined,
    }));
    expect(learnColumns(rows).map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'price: number',
      'paid: category',
      'mixed: category',
      'seldom: number',
    ]);
  });

  it('knows a category by itself only where it is not rare', () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({ shop: i < 50 ? 'a' : i < 98 ? 'b' : 'once' }));
    expect(learnColumns(rows)).toEqual([{ name: 'shop', kind: 'category', values: ['a', 'b'] }]);
  });
});

describe('TableEncoder', () => {
  it('keeps the order of numbers, in at most 256 bins', () =>
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 2, maxLength: 600 }), (numbers) => {
        const rows = numbers.map((x) => ({ x }));
        const columns = learnColumns(rows);
        fc.pre(columns.length === 1);
        const encoder = new TableEncoder(columns);
        expect(encoder.bins[0]).toBeLessThanOrEqual(256);
        const bins = encoder.encodeAll(rows).columns[0] ?? new Uint8Array();
        const byNumber = [...numbers.keys()].sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
        const inOrder = byNumber.map((i) => bins[i] ?? 0);
        expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
        expect(Math.min(...bins)).toBeGreaterThan(GAP);
      }),
    ));

  it('gives gaps and strangers bins of their own', () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ x: i, city: i % 2 ? 'Ulm' : 'Bonn' }));
    const encoder = new TableEncoder(learnColumns(rows));
    expect([...encoder.encode({})]).toEqual([GAP, GAP]);
    expect([...encoder.encode({ x: Number.NaN, city: '' })]).toEqual([GAP, GAP]);
    expect([...encoder.encode({ x: 'ten', city: 'Rome' })]).toEqual([GAP, OTHER]);
    expect(encoder.encode({ x: 1e9 })[0]).toBe(encoder.encode({ x: 19 })[0]);
  });
});
