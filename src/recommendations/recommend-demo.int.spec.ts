import { describe, expect, it } from '@jest/globals';
import { itemNeighboursProjection, itemPopularityProjection } from '#foresight';
import { InMemoryReadModels } from '#read-models';
import {
  DEFAULT_RULES,
  gatherSources,
  recommend,
  recommendedProduct,
  type RecommendationRequest,
} from '#recommendation';
import { DemoShop } from '../shop/demo-shop.js';
import { DemoCatalogue } from './catalogues/demo-catalogue.js';

const request: RecommendationRequest = { place: 'product', limit: 4, lookedAt: [], cart: [], bought: [] };

async function shown(asked: Partial<RecommendationRequest>) {
  const readModels = new InMemoryReadModels();
  await readModels.define(itemNeighboursProjection);
  await readModels.define(itemPopularityProjection);
  const catalogue = new DemoCatalogue((await DemoShop.load()).catalogue);
  const full = { ...request, ...asked };
  const sources = await gatherSources(full, { catalogue, readModels });
  return recommend(full, sources, DEFAULT_RULES).map((one) => recommendedProduct(one, sources, 'zh'));
}

describe('recommendations in the demo shop, before anybody has done anything', () => {
  it('are like what is looked at, in the language asked for', async () => {
    const products = await shown({ product: 'hp-k05' });
    expect(products[0]).toMatchObject({
      productId: 'hp-k06',
      name: '9厘米水果刀',
      currency: 'EUR',
      reason: { kind: 'similar', about: { productId: 'hp-k05', name: '20厘米主厨刀' } },
    });
  });

  it('are the best rated ones where nothing is looked at, never one that is sold out', async () => {
    const products = await shown({ place: 'home' });
    expect(products).toHaveLength(4);
    expect(products.every(({ reason }) => reason.kind === 'popular')).toBe(true);
    expect(products.map(({ productId }) => productId)).not.toContain('hp-e15');
  });
});
