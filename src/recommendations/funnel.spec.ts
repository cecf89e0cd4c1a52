import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { type DataOf, foresightStream } from '#protocol';
import { project, recorded } from '#testing';
import { deedsIn } from './deeds.js';
import { funnelOf } from './funnel.js';
import { recommendationsProjection } from './recommendations-projection.js';

const model = { name: 'foresight', version: '1' };
const shown: DataOf<'ProductsRecommended'> = {
  shopperId: 'a-1',
  recommendationId: 'r-1',
  place: 'cart',
  products: [
    { productId: 'p-1', reason: 'goes-with-cart', about: 'p-9' },
    { productId: 'p-2', reason: 'popular' },
  ],
  model,
};
const follows = (by: 'viewed' | 'added' | 'ordered', more: object = {}) => ({
  type: 'RecommendationFollowed',
  data: {
    shopperId: 'a-1',
    recommendationId: 'r-1',
    place: 'cart',
    reason: 'goes-with-cart',
    productId: 'p-1',
    by,
    eventId: `e-${by}`,
    ...more,
  },
});

describe('what became of recommendations', () => {
  it('is summed up by place, reason, day and currency', () => {
    const days = project(
      recommendationsProjection,
      recorded(foresightStream('a-1'), [
        { type: 'ProductsRecommended', data: shown },
        follows('viewed'),
        follows('added'),
        follows('ordered', { amount: 19.9, currency: 'EUR' }),
        follows('ordered', { amount: 0.1, currency: 'EUR' }),
        follows('ordered', { amount: 5, currency: 'USD' }),
      ]),
    );
    const all = [...days.values()];
    const revenue = [
      { currency: 'EUR', amount: 20 },
      { currency: 'USD', amount: 5 },
    ];
    const whole = { shown: 2, viewed: 1, added: 1, ordered: 3, revenue };
    const view = funnelOf([{ day: '2026-01-01', counts: [] }, ...all]);
    expect(view).toMatchObject({ days: 2, all: whole, places: [{ place: 'cart', ...whole }] });
    expect(view.reasons).toEqual([
      { reason: 'goes-with-cart', ...whole, shown: 1 },
      { reason: 'popular', shown: 1, viewed: 0, added: 0, ordered: 0, revenue: [] },
    ]);
    expect(view.byDay.map((one) => one.shown)).toEqual([0, 2]);
  });
});

describe('what a shopper does with products', () => {
  const deeds = (type: string, data: object) =>
    recorded('shopper-a-1', [{ type, data }]).flatMap((event: RecordedEvent) => deedsIn(event));

  it('follows a recommendation where it says so', () => {
    const by = { product_id: 'p-1', recommendation_id: 'r-1' };
    expect(deeds('ProductClicked', by)).toEqual([
      { by: 'viewed', productId: 'p-1', recommendationId: 'r-1' },
    ]);
    expect(deeds('ProductAdded', by)).toMatchObject([{ by: 'added' }]);
    for (const id of [undefined, '', 7, {}, 'x'.repeat(201)])
      expect(deeds('ProductViewed', { product_id: 'p-1', recommendation_id: id })).toEqual([]);
    expect(deeds('ProductRemoved', by)).toEqual([]);
  });

  it('is, of an order, each product with what was paid for it', () => {
    const products = [
      { product_id: 'p-1', price: 2.5, quantity: 2, recommendation_id: 'r-1' },
      { product_id: 'p-2', currency: 'USD' },
    ];
    expect(deeds('OrderCompleted', { order_id: '1', currency: 'EUR', products })).toEqual([
      { by: 'ordered', productId: 'p-1', recommendationId: 'r-1', amount: 5, currency: 'EUR' },
      { by: 'ordered', productId: 'p-2', currency: 'USD' },
    ]);
  });
});
