import { describe, expect, it } from '@jest/globals';
import { slotOf } from '#event-store';

describe('slotOf', () => {
  it('gives these names these slots for ever: stores keep them', () => {
    const names = ['', 'a', 'shopper-1', 'shopper-2', 'conversation-羊毛'];
    expect(names.map(slotOf)).toEqual([197, 237, 14, 175, 220]);
  });

  it('spreads streams evenly, also those whose names differ in one character', () => {
    for (const of of [2, 3, 4, 16]) {
      const shares = Array<number>(of).fill(0);
      for (let i = 0; i < 16_000; i++) {
        const share = slotOf(`shopper-${String(i)}`) % of;
        shares[share] = (shares[share] ?? 0) + 1;
      }
      for (const share of shares) expect(Math.abs(share - 16_000 / of)).toBeLessThan((16_000 / of) * 0.1);
    }
  });
});
