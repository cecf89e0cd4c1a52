import { html, type TemplateResult } from 'lit';
import { href } from '../parts/link.js';
import { productGrid, skeletonGrid } from '../parts/product-card.js';
import { brandsOf, type Filter, type Product, select, type Sort, SORTS } from '../shop/catalogue.js';
import type { Shop } from '../shop/shop.js';
import { valueOf } from '../shop/state.js';
import { notFound } from './not-found.js';

/** A category, a search, or everything; filters stand in the address. */
export function list(shop: Shop): TemplateResult {
  const { words, state } = shop;
  const catalogue = valueOf(state.catalogue);
  if (catalogue === undefined)
    return html`<h1 tabindex="-1" class="bar">&nbsp;</h1>
      <div class="filters"></div>
      ${skeletonGrid(12)}`;
  const title = titleOf(shop);
  if (title === undefined) return notFound(shop);
  const products = listed(shop);
  return html`<h1 tabindex="-1">${title}</h1>
    ${filters(shop)}
    <p class="count" role="status">${words.found(products.length)}</p>
    ${
      products.length > 0
        ? productGrid(shop, products)
        : html`<div class="empty">
            <h2>${words.noneFound}</h2>
            <p>${words.noneFoundHint}</p>
            <a class="button" href=${href('/all')}>${words.shopAll}</a>
          </div>`
    }`;
}

/** @returns undefined for a category that does not exist */
export function titleOf({ state, words }: Shop): string | undefined {
  const { route, language } = state;
  if (route.page !== 'list') return undefined;
  if (route.query !== undefined) return words.searchFor(route.query);
  if (route.category === undefined) return words.allProducts;
  return valueOf(state.catalogue)?.categories.find(({ id }) => id === route.category)?.name[language];
}

function filterOf({ state: { route, search } }: Shop): Filter {
  const asked = new URLSearchParams(search);
  const sort = asked.get('sort') as Sort | null;
  return {
    category: route.page === 'list' ? route.category : undefined,
    query: route.page === 'list' ? route.query : undefined,
    brand: asked.get('brand') ?? undefined,
    inStock: asked.has('stock'),
    reduced: asked.has('reduced'),
    sort: sort !== null && SORTS.includes(sort) ? sort : 'recommended',
  };
}

export const listed = (shop: Shop): readonly Product[] =>
  select(valueOf(shop.state.catalogue)?.products ?? [], filterOf(shop));

function filters(shop: Shop): TemplateResult {
  const { words } = shop;
  const filter = filterOf(shop);
  const { category, query } = filter;
  const brands = brandsOf(select(valueOf(shop.state.catalogue)?.products ?? [], { category, query }));
  return html`<form
    class="filters"
    @change=${(event: Event) => apply(shop, event)}
    @submit=${(event: Event) => event.preventDefault()}
  >
    <label
      >${words.sortBy}
      <select name="sort">
        ${SORTS.map((sort) => html`<option value=${sort} .selected=${sort === filter.sort}>${words.sorts[sort]}</option>`)}
      </select></label
    >
    <label
      >${words.brand}
      <select name="brand">
        <option value="" .selected=${!filter.brand}>${words.allBrands}</option>
        ${brands.map((brand) => html`<option value=${brand} .selected=${brand === filter.brand}>${brand}</option>`)}
      </select></label
    >
    <label class="check"
      ><input type="checkbox" name="stock" .checked=${filter.inStock ?? false} />${words.inStockOnly}</label
    >
    <label class="check"
      ><input type="checkbox" name="reduced" .checked=${filter.reduced ?? false} />${words.reducedOnly}</label
    >
  </form>`;
}

function apply(shop: Shop, event: Event): void {
  const form = (event.target as HTMLElement).closest('form');
  if (form === null) return;
  const next = new URLSearchParams();
  const query = new URLSearchParams(shop.state.search).get('q');
  if (query !== null) next.set('q', query);
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '' && value !== 'recommended') next.set(name, value);
  }
  const path = location.pathname.slice('/shop'.length);
  shop.go(next.size > 0 ? `${path}?${next.toString()}` : path, 'replace');
}
