import type { Product } from './load.js';
import { favourite, searchFor } from './taste.js';
import { properties, type Visit } from './visit.js';

/** Visits on which nothing is bought. */

const referrers = ['https://search.example/', 'https://news.example/gift-ideas', 'https://social.example/'];

/** The front page, then a list or a search, then the products named. */
export function lookAt(visit: Visit, products: readonly Product[]): void {
  const { story } = visit;
  const { random, catalogue, shopper } = story;
  const referrer = random.chance(0.35) ? random.pick(referrers) : undefined;
  visit.opens('/', catalogue.shop.name[shopper.language], referrer);
  const [first] = products;
  if (first !== undefined && random.chance(0.3)) {
    visit.does('ProductsSearched', { query: searchFor(story, first) });
  } else if (first !== undefined) {
    const shown = catalogue.products.filter((product) => product.category === first.category).slice(0, 6);
    visit.does('ProductListViewed', {
      list_id: first.category,
      category: first.category,
      products: shown.map((product, i) => ({ ...properties(story, product), position: i + 1 })),
    });
  }
  for (const product of products) visit.does('ProductViewed', properties(story, product));
}

/** An ordinary visit: some looking round, now and then a wish, a help page, a change of mind at the basket. */
export function browse(visit: Visit): void {
  const { story } = visit;
  const { random } = story;
  const products = Array.from({ length: random.weighted([1, 2, 3, 4, 5], (n) => 6 - n) }, () =>
    favourite(story),
  );
  lookAt(visit, products);
  const liked = random.pick(products);
  const line = properties(story, liked);
  if (random.chance(0.12)) visit.does('ProductAddedToWishlist', line);
  if (liked.stock > 0 && random.chance(0.12)) {
    visit.does('ProductAdded', { ...line, quantity: 1 });
    visit.does('CartViewed', { products: [{ ...line, quantity: 1 }] });
    visit.does('ProductRemoved', { ...line, quantity: 1 });
  }
  if (random.chance(0.06)) readHelp(visit);
}

/** @param intent what the article should be about; any article where none is named */
export function readHelp(visit: Visit, intent?: string): void {
  const { help, random, shopper } = visit.story;
  const fitting = help.filter((article) => intent === undefined || article.intents.includes(intent));
  if (fitting.length === 0) return;
  const article = random.pick(fitting);
  visit.does('HelpArticleViewed', { article_id: article.slug, title: article.title[shopper.language] });
}
