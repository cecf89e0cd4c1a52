import { listed } from './pages/list.js';
import { track } from './presage.js';
import type { Route } from './router.js';
import type { Product } from './shop/catalogue.js';
import { beginCheckout } from './shop/checkout.js';
import { linesIn } from './shop/deeds.js';
import { loadOrders } from './shop/identity.js';
import type { Article } from './shop/shop-api.js';
import type { Shop } from './shop/shop.js';
import { valueOf } from './shop/state.js';
import { loadRecommendations } from './shop/recommendations.js';
import { follow, recommendationOf } from './shop/followed.js';
import { cartViewed, listViewed, productViewed } from './shop/tracking.js';

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
  const { route, catalogue, articles, cart } = shop.state;
  void loadRecommendations(shop);
  switch (route.page) {
    case 'list':
      reportList(shop, route);
      break;
    case 'product':
      reportProduct(valueOf(catalogue)?.products.find(({ id }) => id === route.id));
      break;
    case 'article':
      reportArticle(valueOf(articles)?.find(({ slug }) => slug === route.id));
      break;
    case 'cart':
      if (cart.length > 0) track('Cart Viewed', cartViewed('cart', linesIn(shop)));
      break;
    case 'checkout':
      beginCheckout(shop);
      break;
    case 'orders':
      void loadOrders(shop);
      break;
    case 'home':
    case 'help':
    case 'thanks':
    case 'not-found':
      break;
  }
}

function reportList(shop: Shop, { category, query }: Extract<Route, { page: 'list' }>): void {
  if (query !== undefined) {
    track('Products Searched', { query });
    return;
  }
  const known = valueOf(shop.state.catalogue)?.categories.find(({ id }) => id === category);
  if (known || category === undefined) track('Product List Viewed', listViewed(known, listed(shop)));
}

function reportProduct(product: Product | undefined): void {
  if (product === undefined) return;
  // A link of the chat says from which recommendation it is.
  const recommendationId = new URLSearchParams(location.search).get('recommendation_id');
  if (recommendationId !== null) follow(product.id, recommendationId);
  track('Product Viewed', productViewed(product, recommendationOf(product.id)));
}

function reportArticle(article: Article | undefined): void {
  if (article) track('Help Article Viewed', { article_id: article.slug, title: article.title.en });
}
