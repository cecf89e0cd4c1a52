import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  DEFAULT_RULES,
  recommend,
  type RecommendationRequest,
  recommendedProduct,
  type Sources,
} from '#recommendation';
import { product, sourcesOf } from '../test/shop.js';

const request: RecommendationRequest = { place: 'home', limit: 3, lookedAt: [], cart: [], bought: [] };
const idsOf = (
  sources: Sources,
  asked: Partial<RecommendationRequest> = {},
  rules: Partial<typeof DEFAULT_RULES> = {},
) =>
  recommend({ ...request, ...asked }, sources, { ...DEFAULT_RULES, ...rules }).map((one) => one.product.id);
const related = (...items: string[]) => items.map((item) => ({ item, share: 0.5 }));

describe('recommend', () => {
  const abc = ['a', 'b', 'c', 'd'].map((id) => product(id));

  it('names the reason that speaks most for each product, and what it is about', () => {
    const sources = sourcesOf(abc, {
      wentOn: new Map([['a', related('b')]]),
      similar: new Map([['a', [{ id: 'c', likeness: 0.8 }]]]),
      together: new Map([['a', related('d')]]),
      popular: ['b', 'c', 'd'],
    });
    const found = recommend(
      { ...request, place: 'product', product: 'a', cart: ['a'] },
      sources,
      DEFAULT_RULES,
    );
    expect(Object.fromEntries(found.map((one) => [one.product.id, one.reason]))).toEqual({
      b: { kind: 'others-went-on', about: 'a' },
      c: { kind: 'similar', about: 'a' },
      d: { kind: 'goes-with-cart', about: 'a' },
    });
    const [first] = found;
    if (!first) throw new Error('nothing was recommended');
    expect(recommendedProduct(first, sources).reason.about).toEqual({ productId: 'a', name: 'Product a' });
  });

  it('starts on what is popular, and follows the model where it serves', () => {
    expect(idsOf(sourcesOf(abc, { popular: ['b', 'a'] }))).toEqual(['b', 'a']);
    const foreseen = [{ item: 'd', probability: 0.4 }];
    const [first] = recommend(request, sourcesOf(abc, { popular: ['b', 'a'], foreseen }), DEFAULT_RULES);
    expect(first).toMatchObject({ product: { id: 'd' }, reason: { kind: 'for-you' } });
  });

  it('starts from what is in the cart when it is shown beside the cart', () => {
    const sources = sourcesOf(abc, {
      together: new Map([['a', related('c')]]),
      foreseen: [{ item: 'b', probability: 0.9 }],
    });
    expect(idsOf(sources, { place: 'cart', cart: ['a'] })[0]).toBe('c');
    expect(idsOf(sources, { place: 'home', cart: ['a'] })[0]).toBe('b');
  });

  it('counts what was looked at last more than what was looked at before it', () => {
    const wentOn = new Map([
      ['a', related('c')],
      ['b', related('d')],
    ]);
    expect(idsOf(sourcesOf(abc, { wentOn }), { lookedAt: ['a', 'b'] })).toEqual(['d', 'c']);
    expect(idsOf(sourcesOf(abc, { wentOn }), { lookedAt: ['b', 'a'] })).toEqual(['c', 'd']);
  });

  it('may recommend again what is bought again, also out of the cart', () => {
    const sources = sourcesOf(abc, { popular: ['a', 'b'] });
    expect(idsOf(sources, { bought: ['a'], cart: ['b'] })).toEqual([]);
    const boughtAgain = { products: ['a', 'b'], categories: [] };
    expect(idsOf(sources, { bought: ['a'], cart: ['b'] }, { boughtAgain })).toEqual(['a', 'b']);
  });

  it('heeds prices, exclusions, boosts and stock nobody tells', () => {
    const { stock: _, ...untold } = product('u');
    const sources = sourcesOf(
      [
        product('cheap', { price: 2 }),
        product('dear', { price: 90, category: 'x' }),
        product('y', { category: 'y' }),
        untold,
      ],
      { popular: ['cheap', 'dear', 'y', 'u'] },
    );
    const many = { limit: 9 };
    expect(idsOf(sources, many)).toEqual(['cheap', 'dear', 'y', 'u']);
    expect(idsOf(sources, many, { price: { from: 5, to: 50 } })).toEqual(['y', 'u']);
    expect(idsOf(sources, many, { exclude: { products: ['cheap'], categories: ['x'] } })).toEqual(['y', 'u']);
    expect(idsOf(sources, many, { boosts: [{ category: 'y', by: 3 }] })[0]).toBe('y');
    expect(idsOf(sources, many, { unknownStock: false })).toEqual(['cheap', 'dear', 'y']);
  });

  it('shows different things rather than the same thing three times, as far as it is told to', () => {
    const mug = (id: string) => product(id, { name: { en: 'Stoneware mug' }, category: 'tea', price: 10 });
    const sources = sourcesOf([mug('1'), mug('2'), mug('3'), product('lamp', { category: 'living' })], {
      popular: ['1', '2', '3', 'lamp'],
    });
    expect(idsOf(sources, { limit: 2 }, { diversity: 0 })).toEqual(['1', '2']);
    expect(idsOf(sources, { limit: 2 }, { diversity: 0.5 })).toEqual(['1', 'lamp']);
    expect(idsOf(sources, { limit: 4 }, { diversity: 0, perCategory: 2 })).toEqual(['1', '2', 'lamp']);
  });

  it('never shows what is sold out, unknown, excluded, in hand or seen, nor more than asked, whatever the sources say', () => {
    const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 6 });
    const stocks = fc.array(fc.nat(2), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(
        ids,
        ids,
        ids,
        ids,
        ids,
        stocks,
        fc.integer({ min: 1, max: 5 }),
        (a, b, lookedAt, cart, bought, stock, limit) => {
          const products = stock.map((left, i) =>
            product('abcdefg'[i] ?? '', { stock: left, category: String(i % 2) }),
          );
          const sources = sourcesOf(products, {
            foreseen: a.map((item) => ({ item, probability: 0.1 })),
            wentOn: new Map(lookedAt.map((id) => [id, related(...b)])),
            popular: b,
          });
          const asked = { ...request, limit, lookedAt, cart, bought };
          const rules = { ...DEFAULT_RULES, exclude: { products: ['g'], categories: [] }, perCategory: 2 };
          const found = recommend(asked, sources, rules).map((one) => one.product);
          expect(found.length).toBeLessThanOrEqual(limit);
          expect(new Set(found).size).toBe(found.length);
          for (const category of ['0', '1'])
            expect(found.filter((one) => one.category === category).length).toBeLessThanOrEqual(2);
          for (const one of found) {
            expect(one.stock).toBeGreaterThan(0);
            expect([...lookedAt, ...cart, ...bought, 'g', 'h']).not.toContain(one.id);
          }
        },
      ),
    );
  });
});
