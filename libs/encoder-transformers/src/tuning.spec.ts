import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { batchesOf } from './tuning-batches.js';
import { lengthOf, rateAt, TUNING } from './tuning-settings.js';

const texts = Array.from({ length: 70 }, (_, i) => ({
  ids: Array.from({ length: 1 + (i % 20) }, () => i),
  label: i % 3,
}));
const settings = { batch: 8, droppedTokens: 0 };

describe('batchesOf', () => {
  it('holds every text once an epoch, in another order each time, and the same for the same seed', () => {
    const seen = batchesOf(texts, settings, 1, 0).flat();
    expect(seen.map(({ ids }) => ids[0]).sort((a = 0, b = 0) => a - b)).toEqual([...texts.keys()]);
    expect(batchesOf(texts, settings, 1, 0)).toEqual(batchesOf(texts, settings, 1, 0));
    expect(batchesOf(texts, settings, 1, 1)).not.toEqual(batchesOf(texts, settings, 1, 0));
    expect(batchesOf(texts, settings, 2, 0)).not.toEqual(batchesOf(texts, settings, 1, 0));
  });

  it('leaves some tokens out, but never all of a text', () => {
    const left = batchesOf(texts, { ...settings, droppedTokens: 0.5 }, 1, 0).flat();
    const share = left.reduce((sum, { ids }) => sum + ids.length, 0) / texts.flatMap(({ ids }) => ids).length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
    expect(left.every(({ ids }) => ids.length > 0)).toBe(true);
  });
});

describe('the schedule', () => {
  it('goes through small sets more often', () => {
    expect(lengthOf(320, { ...TUNING, epochs: 2, minimumSteps: 55, batch: 32 })).toEqual({
      perEpoch: 10,
      steps: 60,
    });
    expect(lengthOf(3200, { ...TUNING, epochs: 2, minimumSteps: 55, batch: 32 }).steps).toBe(200);
  });

  it('rises to the rate, falls to nearly nothing, and is never beyond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 400 }), (steps, warmup) => {
        const rates = Array.from({ length: steps }, (_, i) => rateAt(i + 1, steps, { ...TUNING, warmup }));
        expect(rates.every((rate) => rate > 0 && rate <= TUNING.rate)).toBe(true);
        expect(rates.at(-1)).toBeLessThan(steps > 100 ? TUNING.rate / 50 : TUNING.rate * 1.01);
      }),
      { numRuns: 40 },
    );
  });
});
