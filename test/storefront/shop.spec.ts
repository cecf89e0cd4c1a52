import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Cart,
  fullLines,
  quantityOf,
  readCart,
  withQuantity,
} from '../../apps/storefront/src/shop/cart.js';
import { type Product, relatedTo, select } from '../../apps/storefront/src/shop/catalogue.js';
import { checkCoupon, totalsOf } from '../../apps/storefront/src/shop/pricing.js';
import { queryOf, suggestionsOf } from '../../apps/storefront/src/shop/suggestions.js';
import {
  cartChanged,
  checkoutStarted,
  listViewed,
  recommendedClicked,
} from '../../apps/storefront/src/shop/tracking.js';
import { routeOf } from '../../apps/storefront/src/router.js';
import { behaviourEvents } from '#protocol';

const product = (id: string, change: Partial<Product> = {}): Product => ({
  id,
  name: { en: `Pot ${id}`, zh: `锅${id}` },
  category: 'kitchen',
  brand: 'Emberly',
  price: 10,
  stock: 5,
  rating: 4,
  colour: '#333333',
  glyph: 'pot',
  description: { en: 'For soup.', zh: '煲汤用。' },
  ...change,
});
const idsOf = (products: readonly Product[]): readonly string[] => products.map(({ id }) => id);

describe('finding products', () => {
  const products = [
    product('a', { price: 30, rating: 4.1 }),
    product('b', { price: 20, rating: 4.9, stock: 0 }),
    product('c', { category: 'garden', brand: 'Saltmoor', listPrice: 15 }),
    product('d', { price: 20, rating: 4.5, name: { en: 'Tea kettle', zh: '烧水壶' } }),
  ];

  it('filters by everything asked for at once', () => {
    expect(idsOf(select(products, { category: 'kitchen', inStock: true }))).toEqual(['a', 'd']);
    expect(idsOf(select(products, { reduced: true }))).toEqual(['c']);
    expect(idsOf(select(products, { brand: 'Saltmoor', category: 'kitchen' }))).toEqual([]);
  });

  it('searches in both languages, all words, in any order', () => {
    expect(idsOf(select(products, { query: 'kettle TEA' }))).toEqual(['d']);
    expect(idsOf(select(products, { query: '烧水' }))).toEqual(['d']);
    expect(idsOf(select(products, { query: 'kettle garden' }))).toEqual([]);
  });

  it('sorts without disturbing what is equal', () => {
    expect(idsOf(select(products, { sort: 'price-up' }))).toEqual(['c', 'b', 'd', 'a']);
    expect(idsOf(select(products, { sort: 'price-down' }))).toEqual(['a', 'b', 'd', 'c']);
    expect(idsOf(select(products, { sort: 'rating' }))).toEqual(['b', 'd', 'a', 'c']);
  });

  it('relates products of the same category, never the product itself', () => {
    expect(idsOf(relatedTo(products[0] ?? product('a'), products))).toEqual(['b', 'd']);
  });
});

describe('the basket', () => {
  const lines = fc.array(
    fc.record({ productId: fc.constantFrom('a', 'b'), size: fc.constantFrom('S', 'M'), quantity: fc.nat(3) }),
  );

  it('holds each product and size once, with the quantity set last', () => {
    fc.assert(
      fc.property(lines, (changes) => {
        const cart = changes.reduce<Cart>(
          (all, { quantity, ...line }) => withQuantity(all, line, quantity),
          [],
        );
        const keys = cart.map(({ productId, size }) => `${productId}/${size ?? ''}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const [at, { quantity, ...line }] of changes.entries()) {
          const isLast = !changes
            .slice(at + 1)
            .some((o) => o.productId === line.productId && o.size === line.size);
          if (isLast) expect(quantityOf(cart, line)).toBe(quantity);
        }
      }),
    );
  });

  it('is empty where what was stored is not a basket', () => {
    for (const text of [
      null,
      '',
      '{',
      '{"a":1}',
      '[null,1,{"productId":1}]',
      '[{"productId":"a","quantity":-1}]',
    ]) {
      expect(readCart(text)).toEqual([]);
    }
    expect(readCart('[{"productId":"a","quantity":2}]')).toHaveLength(1);
  });

  it('keeps what a line came from when its quantity changes, and takes no stored line with something else there', () => {
    const cart = withQuantity([], { productId: 'a', recommendationId: 'r1' }, 1);
    expect(withQuantity(cart, { productId: 'a' }, 3)).toEqual([
      { productId: 'a', quantity: 3, recommendationId: 'r1' },
    ]);
    expect(readCart(JSON.stringify(cart))).toEqual(cart);
    expect(readCart('[{"productId":"a","quantity":1,"recommendationId":7}]')).toEqual([]);
  });

  it('leaves out what is no longer sold', () => {
    const cart = [
      { productId: 'a', quantity: 1 },
      { productId: 'gone', quantity: 1 },
    ];
    expect(fullLines(cart, [product('a')]).map(({ productId }) => productId)).toEqual(['a']);
  });
});

describe('what it comes to', () => {
  const line = (price: number, quantity: number) => ({
    productId: 'a',
    quantity,
    product: product('a', { price }),
  });
  const sum = (
    price: number,
    quantity: number,
    coupon?: string,
    shipping: 'standard' | 'express' = 'standard',
  ) => totalsOf([line(price, quantity)], { shipping, coupon, freeFrom: 49 });

  it('adds delivery below the threshold, counted after the coupon', () => {
    expect(sum(48.99, 1)).toEqual({ goods: 48.99, discount: 0, shipping: 4.9, total: 53.89 });
    expect(sum(49, 1).total).toBe(49);
    expect(sum(50, 1, 'pine10')).toEqual({ goods: 50, discount: 5, shipping: 4.9, total: 49.9 });
  });

  it('charges express whatever the value', () => {
    expect(sum(200, 1, undefined, 'express').total).toBe(209.9);
  });

  it('counts in cents', () => {
    expect(sum(0.1, 3).goods).toBe(0.3);
  });

  it('says why a coupon does not hold', () => {
    expect(checkCoupon('SPRING20', 100)).toMatchObject({ ok: false, reason: 'expired' });
    expect(checkCoupon(' harbour5 ', 39.99)).toMatchObject({ ok: false, reason: 'minimum', from: 40 });
    expect(checkCoupon('harbour5', 40)).toMatchObject({ ok: true, discount: 5 });
    expect(checkCoupon('constructor', 100)).toMatchObject({ ok: false, reason: 'unknown' });
  });
});

describe('addresses', () => {
  it('lead to their pages', () => {
    expect(routeOf('/shop')).toEqual({ page: 'home' });
    expect(routeOf('/shop/')).toEqual({ page: 'home' });
    expect(routeOf('/shop/c/kitchen')).toEqual({ page: 'list', category: 'kitchen', query: undefined });
    expect(routeOf('/shop/search', '?q=%E9%94%85%20')).toEqual({
      page: 'list',
      category: undefined,
      query: '锅',
    });
    expect(routeOf('/shop/p/hp-k01')).toEqual({ page: 'product', id: 'hp-k01' });
    expect(routeOf('/shop/help/coupons')).toEqual({ page: 'article', id: 'coupons' });
  });

  it('that lead nowhere say so, and never throw', () => {
    for (const path of ['/shop/p', '/shop/p/a/b', '/shop/nowhere', '/shop/x/y']) {
      expect(routeOf(path)).toEqual({ page: 'not-found' });
    }
    expect(routeOf('/shop/p/%E0%A4%A')).toEqual({ page: 'product', id: '%E0%A4%A' });
  });
});

describe('what is recommended', () => {
  const recommendations = {
    recommendationId: 'r1',
    place: 'product' as const,
    products: ['b', 'gone', 'sold-out', 'c'].map((productId) => ({
      productId,
      name: productId,
      reason: { kind: 'similar' as const, about: { productId: productId === 'c' ? 'gone' : 'a', name: 'A' } },
    })),
  };
  const catalogue = [product('a'), product('b'), product('c'), product('sold-out', { stock: 0 })];

  it('is shown as far as the shop sells it, in its order, with what it is about', () => {
    const shown = suggestionsOf(recommendations, catalogue);
    expect(shown.map(({ product: { id }, reason }) => [id, reason.about?.id])).toEqual([
      ['b', 'a'],
      ['c', undefined],
    ]);
    expect(shown.every(({ recommendationId }) => recommendationId === 'r1')).toBe(true);
  });

  it('is asked for at home, beside a product and in the basket, and nowhere else', () => {
    expect(['/', '/p/a', '/cart', '/checkout', '/c/kitchen'].map((path) => queryOf(routeOf(path)))).toEqual([
      { place: 'home' },
      { place: 'product', product: 'a' },
      { place: 'cart' },
      undefined,
      undefined,
    ]);
  });
});

describe('what is reported', () => {
  const schema = (type: string) => behaviourEvents.find((event) => event.type === type)?.data;

  it('fits the event schemas', () => {
    const totals = { goods: 20, discount: 0, shipping: 4.9, total: 24.9 };
    const lines = [{ productId: 'a', quantity: 2, size: 'M', product: product('a') }];
    const checkout = checkoutStarted('c1', lines, totals, undefined);
    expect(schema('CheckoutStarted')?.safeParse(checkout).error).toBeUndefined();
    const listed = listViewed({ id: 'kitchen', name: { en: 'Kitchen', zh: '厨房' } }, [product('a')]);
    expect(schema('ProductListViewed')?.safeParse(listed).error).toBeUndefined();
    expect(listed).toMatchObject({ products: [{ product_id: 'a', name: 'Pot a', position: 1 }] });
  });

  it('says what it follows from, in clicks, additions and the lines of a checkout', () => {
    const from = { recommendation_id: 'r1' };
    const clicked = recommendedClicked(product('a'), 'r1', 2);
    expect(clicked).toMatchObject({ ...from, position: 2 });
    expect(schema('ProductClicked')?.parse(clicked)).toMatchObject(from);
    const added = cartChanged(product('a'), 1, { recommendationId: 'r1' });
    expect(schema('ProductAdded')?.parse(added)).toMatchObject(from);
    const totals = { goods: 10, discount: 0, shipping: 4.9, total: 14.9 };
    const line = { productId: 'a', quantity: 1, recommendationId: 'r1', product: product('a') };
    expect(checkoutStarted('c1', [line], totals, undefined)).toMatchObject({ products: [from] });
    expect(cartChanged(product('a'), 1, {})).not.toHaveProperty('recommendation_id');
  });
});
