import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Thinned } from './thinned.js';

it('keeps the first and an even choice, never more than it may nor less than half of that', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 2, max: 50 }), (count, most) => {
      const thinned = new Thinned<number>(most);
      for (let n = 0; n < count; n++) thinned.offer(() => n);
      const { items } = thinned;
      expect(items[0]).toBe(0);
      expect(items.length).toBeLessThanOrEqual(most);
      expect(items.length).toBeGreaterThanOrEqual(Math.min(count, Math.floor(most / 2)));
      const gaps = items.slice(1).map((item, index) => item - (items[index] ?? 0));
      expect(new Set(gaps).size).toBeLessThanOrEqual(1);
      expect(count - (items.at(-1) ?? 0)).toBeLessThanOrEqual(Math.max(...gaps, 1));
    }),
  );
});
