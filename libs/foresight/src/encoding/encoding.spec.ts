import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Moment } from '../moment.js';
import { bandOf, quantileBorders } from './bands.js';
import { itemContent } from './content.js';
import { encode } from './encode.js';
import { UNKNOWN, Vocabulary } from './vocabulary.js';

const moment = (type: string, at: number, more: Partial<Moment> = {}): Moment => ({
  eventId: `${type}-${at}`,
  at,
  type,
  ...more,
});

const failed = [1, 2, 3].map((at) => moment('PaymentFailed', at, { detail: 'funds' }));
const viewed = [4, 5, 6].map((at) =>
  moment('ProductViewed', at, { item: 'p-1', category: 'hats', price: 10 * at }),
);
const rare = moment('PaymentFailed', 7, { detail: 'fraud', item: 'p-9' });
const sequence = { shopperId: 'a-x', device: 'mobile', moments: [...failed, ...viewed, rare] };
const vocabulary = Vocabulary.learn([sequence], { atLeast: 2, itemsAtLeast: 2, catalogue: ['p-new'] });

describe('a vocabulary', () => {
  it('falls back from a rare detail to the type, and from what it never saw to unknown', () => {
    const plain = vocabulary.typeOf({ type: 'PaymentFailed' });
    expect(vocabulary.typeOf({ type: 'PaymentFailed', detail: 'fraud' })).toBe(plain);
    expect(vocabulary.typeOf({ type: 'PaymentFailed', detail: 'funds' })).not.toBe(plain);
    expect(vocabulary.typeOf({ type: 'NeverSeen' })).toBe(UNKNOWN);
    expect(vocabulary.itemOf('p-9')).toBe(UNKNOWN);
    expect(vocabulary.itemName(vocabulary.itemOf('p-new'))).toBe('p-new');
  });

  it('gives every number within its size, and stays the same when it is read from a file', () => {
    const again = new Vocabulary(JSON.parse(JSON.stringify(vocabulary.file)) as typeof vocabulary.file);
    const moments = [...sequence.moments, moment('Never', 9, { item: '?', category: '?', price: 1e9 })];
    const encoded = encode({ device: 'toaster', moments }, vocabulary);
    expect(encode({ device: 'toaster', moments }, again)).toEqual(encoded);
    const { types, items, categories, prices, gaps, devices } = vocabulary.sizes;
    for (const [column, size] of [
      [encoded.type, types],
      [encoded.item, items],
      [encoded.category, categories],
      [encoded.price, prices],
      [encoded.gap, gaps],
      [[encoded.device], devices],
    ] as const) {
      for (const number of column) {
        expect(number).toBeGreaterThanOrEqual(UNKNOWN);
        expect(number).toBeLessThan(size);
      }
    }
  });

  it('says of the last moments the same as of all, also how long the one before them was ago', () => {
    const whole = encode(sequence, vocabulary);
    const last = encode(sequence, vocabulary, 3);
    expect([...last.gap]).toEqual([...whole.gap.slice(-3)]);
    expect([...last.type]).toEqual([...whole.type.slice(-3)]);
  });
});

describe('bands', () => {
  it('part values into about equal parts, and keep their order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 1 }), (values) => {
        const borders = quantileBorders(values, 4);
        expect(borders).toEqual(borders.toSorted((a, b) => a - b));
        const bands = values.toSorted((a, b) => a - b).map((value) => bandOf(borders, value));
        expect(bands).toEqual(bands.toSorted((a, b) => a - b));
      }),
    );
    const even = Array.from({ length: 100 }, (_, i) => i);
    const borders = quantileBorders(even, 4);
    expect(
      [0, 1, 2, 3].map((band) => even.filter((value) => bandOf(borders, value) === band).length),
    ).toEqual([25, 25, 25, 25]);
  });
});

describe('content', () => {
  it('puts a product beside those with the same words, whether anybody turned to it or not', () => {
    const { vectors, width } = itemContent([
      undefined,
      { item: 'a', title: 'Wool scarf blue 羊毛围巾', category: 'scarves', price: 20 },
      { item: 'b', title: 'Wool scarf red 羊毛围巾', category: 'scarves', price: 22 },
      { item: 'c', title: 'Cast-iron skillet 铸铁煎锅', category: 'kitchen', price: 80 },
    ]);
    const row = (i: number) => vectors.subarray(i * width, (i + 1) * width);
    const likeness = (one: number, other: number) =>
      row(one).reduce((sum, value, i) => sum + value * (row(other)[i] ?? 0), 0);
    expect(likeness(1, 2)).toBeGreaterThan(likeness(1, 3) + 0.3);
    expect([...row(0)].every((value) => value === 0)).toBe(true);
  });

  it('takes sentence vectors that are handed in', () => {
    const told = Float32Array.of(0.25, -0.5);
    const { vectors, width } = itemContent([{ item: 'a', title: 'Scarf' }, { item: 'b' }], [told, undefined]);
    expect([...vectors.subarray(width - 2, width)]).toEqual([0.25, -0.5]);
    expect([...vectors.subarray(2 * width - 2)]).toEqual([0, 0]);
  });
});
