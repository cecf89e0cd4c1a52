import type { TemplateResult } from 'lit';
import type { Shop } from '../shop/shop.js';
import { type Loaded, valueOf } from '../shop/state.js';
import { cart } from './cart.js';
import { checkout } from './checkout.js';
import { article, help } from './help.js';
import { home } from './home.js';
import { list, titleOf } from './list.js';
import { loadFailed, notFound } from './not-found.js';
import { orders } from './orders.js';
import { product } from './product.js';
import { thanks } from './thanks.js';

/** The page for where the shopper is. */
export function pageOf(shop: Shop): TemplateResult {
  const { route, catalogue, articles } = shop.state;
  const isHelp = route.page === 'help' || route.page === 'article';
  if ((isHelp ? articles : catalogue) === 'failed') return loadFailed(shop);
  switch (route.page) {
    case 'home':
      return home(shop);
    case 'list':
      return list(shop);
    case 'product':
      return product(shop, route.id);
    case 'cart':
      return cart(shop);
    case 'checkout':
      return checkout(shop);
    case 'thanks':
      return thanks(shop, route.id);
    case 'orders':
      return orders(shop);
    case 'help':
      return help(shop);
    case 'article':
      return article(shop, route.id);
    case 'not-found':
      return notFound(shop);
  }
}

/** What the browser's tab says. */
export function tabTitle(shop: Shop): string {
  const { language } = shop.state;
  const name = language === 'zh' ? '港湾与松' : 'Harbour & Pine';
  const own = ownTitle(shop);
  return own === undefined ? name : `${own} · ${name}`;
}

function ownTitle(shop: Shop): string | undefined {
  const { state, words } = shop;
  const { route, language } = state;
  switch (route.page) {
    case 'home':
      return undefined;
    case 'list':
      return titleOf(shop) ?? missing(shop, state.catalogue);
    case 'product':
      return (
        valueOf(state.catalogue)?.products.find(({ id }) => id === route.id)?.name[language] ??
        missing(shop, state.catalogue)
      );
    case 'article':
      return (
        valueOf(state.articles)?.find(({ slug }) => slug === route.id)?.title[language] ??
        missing(shop, state.articles)
      );
    case 'cart':
    case 'checkout':
    case 'orders':
    case 'help':
    case 'thanks':
      return words[route.page];
    case 'not-found':
      return words.notFound;
  }
}

/** Once everything is there, what is not found is not there. */
const missing = ({ words }: Shop, loaded: Loaded<unknown>): string | undefined =>
  valueOf(loaded) === undefined ? undefined : words.notFound;
