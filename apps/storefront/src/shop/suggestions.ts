import type { ReasonKind, Recommendations } from '#protocol';
import type { Route } from '../router.js';
import type { Product } from './catalogue.js';

export interface Query {
  readonly place: 'home' | 'product' | 'cart';
  readonly product?: string;
}

/** Where something is recommended; undefined on all other pages. */
export function queryOf(route: Route): Query | undefined {
  if (route.page === 'home' || route.page === 'cart') return { place: route.page };
  return route.page === 'product' ? { place: 'product', product: route.id } : undefined;
}

/** A recommended product as the catalogue has it, and why. */
export interface Suggestion {
  readonly product: Product;
  readonly reason: { readonly kind: ReasonKind; readonly about?: Product };
  readonly recommendationId: string;
}

/** Those that can be bought; the catalogue on this page may be newer or older than what was recommended from. */
export function suggestionsOf(
  { recommendationId, products }: Recommendations,
  catalogue: readonly Product[],
): readonly Suggestion[] {
  const byId = new Map(catalogue.map((product) => [product.id, product]));
  return products.flatMap(({ productId, reason: { kind, about } }) => {
    const product = byId.get(productId);
    if (product === undefined || product.stock === 0) return [];
    const known = about && byId.get(about.productId);
    return [{ product, recommendationId, reason: { kind, ...(known && { about: known }) } }];
  });
}
