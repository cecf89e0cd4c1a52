import { describe, expect, it } from '@jest/globals';
import { ContentIndex, likeness } from '#foresight';

const item = (words: string, category = 'kitchen', price = 20) => ({ words, category, price });
const items = [
  item("Chef's knife 20 cm 20厘米主厨刀"),
  item('Paring knife 9 cm 9厘米水果刀'),
  item('Loaf tin 20 cm'),
  item('Loaf tin 20 cm', 'kitchen', 200),
  item('Table lamp', 'living'),
  item('主厨围裙', 'clothing', 500),
];
const similarTo = (place: number, count = 9) =>
  new ContentIndex(items).similarTo(place, count).map((one) => one.item);

describe('content likeness', () => {
  it('finds what shares words first, then what shares the category, and leaves out what shares nothing', () => {
    expect(similarTo(0)[0]).toBe(1);
    expect(similarTo(0)).not.toContain(0);
    expect(similarTo(0)).not.toContain(4);
    expect(similarTo(4)).toEqual([]);
  });

  it('reads Chinese without spaces', () => {
    expect(similarTo(5)).toEqual([0]);
  });

  it('takes sizes for no sign of being alike, and a near price for one', () => {
    const [sized, priced] = [likeness(item('a5 20 x'), item('b5 20 x')), likeness(item('tin'), item('tin'))];
    expect(sized).toBeCloseTo(0.4);
    expect(priced).toBeGreaterThan(likeness(item('tin'), item('tin', 'kitchen', 200)));
    expect(similarTo(2).slice(0, 1)).toEqual([3]);
  });

  it('gives 1 for the same item, 0 for those of which nothing is told', () => {
    expect(likeness(item('loaf tin'), item('loaf tin'))).toBeCloseTo(1);
    expect(likeness({ words: '' }, { words: '' })).toBe(0);
  });
});
