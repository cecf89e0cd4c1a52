import { track } from './presage.js';
import type { Shop } from './shop/shop.js';
import { linesIn } from './shop/deeds.js';
import { beginCheckout } from './shop/checkout.js';
import { loadOrders } from './shop/identity.js';
import { valueOf } from './shop/state.js';
import { cartViewed, listViewed, productProperties } from './shop/tracking.js';
import { listed } from './pages/list.js';

/**
 * Reports what a shopper sees, once per arrival: when the page is new and what it shows has been loaded.
 * @returns to be called after every change
 */
export function watchArrivals(shop: Shop): () => void {
  let reported = '';
  return () => {
    const here = location.pathname + location.search;
    if (here === reported || !isThere(shop)) return;
    reported = here;
    // After the page view, which the widget reports in the next tick.
    setTimeout(() => report(shop));
  };
}

const isThere = ({ state }: Shop): boolean =>
  state.route.page === 'help' || state.route.page === 'article'
    ? valueOf(state.articles) !== undefined
    : valueOf(state.catalogue) !== undefined;

function report(shop: Shop): void {
  const { route, articles, catalogue, cart } = shop.state;
  switch (route.page) {
    case 'list': {
      if (route.query !== undefined) { track('Products Searched', { query: route.query }); return; }
      const category = valueOf(catalogue)?.categories.find(({ id }) => id === route.category);
      if (category === undefined && route.category !== undefined) return;
      track('Product List Viewed', listViewed(category, listed(shop))); return;
    }
    case 'product': {
      const product = valueOf(catalogue)?.products.find(({ id }) => id === route.id);
      if (product) track('Product Viewed', productProperties(product));
      return;
    }
    case 'article': {
      const article = valueOf(articles)?.find(({ slug }) => slug === route.id);
      if (article) track('Help Article Viewed', { article_id: article.slug, title: article.title.en });
      return;
    }
    case 'cart':
      if (cart.length > 0) track('Cart Viewed', cartViewed('cart', linesIn(shop)));
      return;
    case 'checkout':
      { beginCheckout(shop); return; }
    case 'orders':
      return void loadOrders(shop);
    case 'home':
    case 'help':
    case 'thanks':
    case 'not-found':
  }
}
