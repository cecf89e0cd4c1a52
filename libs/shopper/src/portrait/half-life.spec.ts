import { describe, expect, it } from '@jest/globals';
import { InMemoryReadModels } from '#read-models';
import { type Projection, variantOf, VariantUnusable } from '#projections';
import type { Portrait } from '#protocol';
import { portraitOf, portraitProjection, type StoredPortrait } from '#shopper';
import { project } from '#testing';
import { happened, merged } from '../../test/happened.js';

const DAY = 86_400_000;
const T0 = Date.UTC(2026, 2, 2, 9);
const lamp = { product_id: 'p', category: 'Lamps' };
const history = [
  happened('a-x', 'ProductViewed', lamp, T0),
  happened('a-x', 'ProductAdded', lamp, T0 + 14 * DAY),
  happened('u-y', 'ProductViewed', lamp, T0 + 7 * DAY),
  merged('a-x', 'u-y', T0 + 15 * DAY),
];

async function portraitBy(projection: Projection<StoredPortrait>): Promise<Portrait | undefined> {
  const readModels = new InMemoryReadModels();
  const changes = [...project(projection, history)].map(([key, document]) => ({
    kind: 'put' as const,
    key,
    document,
  }));
  await readModels.commit(projection, changes, 1n);
  return portraitOf(readModels, 'u-y');
}

describe('the half-life of interests', () => {
  it('is 14 days, and the stored portrait says nothing of it', async () => {
    const portrait = await portraitBy(portraitProjection);
    expect(portrait?.halfLifeDays).toBe(14);
    expect(portrait?.affinities.category[0]?.score).toBeCloseTo(1 / 2 + 3 + 2 ** -0.5, 12);
    for (const [, document] of project(portraitProjection, history)) {
      expect(document).not.toHaveProperty('halfLifeDays');
    }
  });

  it('can be another: sums, merged histories and the portrait that is shown go by it', async () => {
    const portrait = await portraitBy(variantOf(portraitProjection, { settings: { halfLifeDays: 7 } }));
    expect(portrait?.halfLifeDays).toBe(7);
    expect(portrait?.affinities.category[0]?.score).toBeCloseTo(1 / 4 + 3 + 1 / 2, 12);
  });

  it('is refused where nothing could fade by it', () => {
    for (const halfLifeDays of [0, -1, Number.NaN]) {
      expect(() => variantOf(portraitProjection, { settings: { halfLifeDays } })).toThrow(VariantUnusable);
    }
  });

  it('splits two people again where their merge is left out', () => {
    const merge = history.at(-1)?.id ?? '';
    const apart = project(variantOf(portraitProjection, { withoutEvents: [merge] }), history);
    expect([...apart].map(([key, { kind }]) => [key, kind])).toEqual([
      ['a-x', 'portrait'],
      ['u-y', 'portrait'],
    ]);
  });
});
