import type { Random } from '../chance/random.js';
import type { ShopProduct } from '../shop/catalogue.js';
import type { Truth } from '../truth.js';
import type { Visit } from '../visit/visit.js';
import type { CauseName } from './causes.js';
import { endure, type Sign, troubled } from './endure.js';

type Outcome = Truth['outcome'] | undefined;

/** Doubts that may come over somebody who looks at a product; a second one in a visit is rare. */
export function doubtsAbout(visit: Visit, product: ShopProduct): Outcome {
  const { random } = visit;
  if (visit.isTroubled && !random.chance(0.1)) return undefined;
  const name = doubtOver(visit, product);
  return name && endure(visit, troubled(name), signs[name](visit, product));
}

type Doubt = keyof typeof signs;

function doubtOver({ random, shopper, world: { shop }, at }: Visit, product: ShopProduct): Doubt | undefined {
  const { person, seen } = shopper;
  const before = seen.get(product.id);
  const price = shop.priceOf(product, at);
  seen.set(product.id, price);
  if (!shop.isThere(product, at) && random.chance(0.08)) return 'stock-doubt';
  if (before !== undefined && before !== price && random.chance(0.14)) return 'price-moved';
  if (product.sizes && random.chance(0.065)) return 'size-doubt';
  if (random.chance(0.03 * person.caution)) return 'cautious';
  if (random.chance(0.003)) return 'cheaper-elsewhere';
  if (random.chance(0.007)) return 'undecided';
  return random.chance(0.004) ? 'searching' : undefined;
}

/** What each doubt looks like; the order in which things are done is nobody's rule. */
const signs = {
  'size-doubt': (visit, product) =>
    some(visit.random, 2, 5, [
      () => visit.looksAt(product, 70),
      () => visit.reads('size-guide', 45),
      () => tries(visit, product),
      () => back(visit, product, 45),
      () => visit.reads('return-policy', 30),
    ]),
  'stock-doubt': (visit, product) =>
    some(visit.random, 1, 4, [
      () => visit.looksAt(product, 25),
      () => visit.does('ProductAddedToWishlist', visit.properties(product), 12),
      () => back(visit, product, 20),
      () => visit.searches(product.name[visit.shopper.person.language]),
    ]),
  'price-moved': (visit, product) =>
    some(visit.random, 1, 3, [
      () => visit.looksAt(product, 50),
      () => visit.opens('/shop/orders', 20),
      () => visit.opens('/shop/cart', 15),
    ]),
  'cheaper-elsewhere': (visit, product) =>
    some(visit.random, 1, 3, [
      () => visit.looksAt(product, 120, 'https://compare.example/'),
      () => visit.looksAt(product, 180, 'https://search.example/'),
      () => visit.reads('price-protection', 30),
    ]),
  undecided: (visit, product) => {
    const other = visit.world.shop.similar(product, visit.random);
    return some(visit.random, 2, 5, [
      () => visit.looksAt(other, 60),
      () => visit.looksAt(product, 75),
      () => visit.looksAt(other, 50),
      () => visit.looksAt(product, 90),
      () => visit.reads('choosing-a-product', 30),
    ]);
  },
  searching: (visit, product) =>
    some(visit.random, 2, 5, [
      () => visit.list(product.category),
      () =>
        visit.searches(visit.world.shop.similar(product, visit.random).name[visit.shopper.person.language]),
      () => visit.does('ProductListFiltered', { list_id: product.category }, 10),
      () => visit.looksAt(visit.world.shop.similar(product, visit.random), 12),
      () => visit.list(product.category),
    ]),
  cautious: (visit, product) =>
    some(visit.random, 2, 5, [
      () => visit.reads('return-policy', 35),
      () => visit.reads(product.sizes ? 'size-guide' : 'choosing-a-product', 35),
      () => visit.reads('delivery-times', 25),
      () => visit.looksAt(product, 60),
      () => visit.reads('payment-methods', 20),
      () => visit.reads('warranty', 20),
      () => visit.opens('/shop/orders', 10),
    ]),
} as const satisfies Partial<Record<CauseName, (visit: Visit, product: ShopProduct) => readonly Sign[]>>;

/** To one like it, and back. */
function back(visit: Visit, product: ShopProduct, seconds: number): void {
  visit.looksAt(visit.world.shop.similar(product, visit.random), 15);
  visit.looksAt(product, seconds);
}

/** Into the basket in one size, and out again. */
function tries(visit: Visit, product: ShopProduct): void {
  const size = visit.random.pick(product.sizes ?? ['']);
  const line = visit.line({ product, quantity: 1, size });
  visit.does('ProductAdded', line, 20);
  visit.does('ProductRemoved', line, 12);
}

/** @returns so many of the signs, in any order */
export function some(random: Random, least: number, most: number, all: readonly Sign[]): readonly Sign[] {
  const left = [...all];
  const count = Math.min(all.length, random.between(least, most));
  return Array.from({ length: count }, () => left.splice(random.between(0, left.length - 1), 1)).flat();
}
