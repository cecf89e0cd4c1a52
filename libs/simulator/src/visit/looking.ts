import { doubtsAbout } from '../troubles/before-buying.js';
import type { ShopProduct } from '../shop/catalogue.js';
import type { Visit } from './visit.js';

const referrers = ['https://search.example/', 'https://news.example/gift-ideas', 'https://social.example/'];

/**
 * Comes in and looks at products: by list, by search, or from one to the next that resembles it or goes with it.
 *
 * @returns the products looked at; undefined where the shopper left over a trouble
 */
export function lookAround(visit: Visit, count: number): readonly ShopProduct[] | undefined {
  const { random } = visit;
  const looked: ShopProduct[] = [];
  arrive(visit);
  for (let i = 0; i < count; i++) {
    const product = nextProduct(visit);
    finds(visit, product, i === 0);
    visit.looksAt(product);
    looked.push(product);
    if (random.chance(0.04)) wishes(visit, product);
    if (doubtsAbout(visit, product) === 'left') return undefined;
  }
  return looked;
}

function arrive(visit: Visit): void {
  const { random } = visit;
  if (random.chance(0.35)) visit.opens('/shop', 12, random.pick(referrers));
  else if (random.chance(0.75)) visit.opens('/shop', 10);
}

/** What one looks at next follows from what one looked at last, from taste, and from what everybody looks at. */
export function nextProduct({ last, random, shopper, world: { shop } }: Visit): ShopProduct {
  const way = random.next();
  if (last !== undefined && way < 0.45) return shop.similar(last, random);
  if (last !== undefined && way < 0.65) return shop.companion(last, random);
  return way < 0.95 ? shopper.person.taste.draw(random) : shop.popular.draw(random);
}

/** How the product is come by. */
function finds(visit: Visit, product: ShopProduct, isFirst: boolean): void {
  const { random, shopper } = visit;
  const way = random.next();
  if (way < (isFirst ? 0.5 : 0.2)) {
    visit.list(product.category);
    if (random.chance(0.12)) visit.does('ProductListFiltered', { list_id: product.category }, 12);
  } else if (way < (isFirst ? 0.75 : 0.28)) {
    visit.searches(product.name[shopper.person.language]);
  }
}

function wishes(visit: Visit, product: ShopProduct): void {
  visit.does('ProductAddedToWishlist', visit.properties(product), 8);
}
