import type { RecommendedProduct } from '#protocol';
import { type Candidate, candidatesFor } from './candidates.js';
import { type CatalogueProduct, type Language, nameOf } from './catalogue.js';
import { diverse } from './diverse.js';
import type { RecommendationRequest } from './request.js';
import { boostOf, isAllowed, isBoughtAgain, type RecommendationRules } from './rules/rules.js';
import type { Sources } from './sources.js';

export interface Recommendation {
  readonly product: CatalogueProduct;
  readonly score: number;
  readonly reason: Candidate['reason'];
}

/**
 * Products to show, best first: never one that is sold out or excluded, that was just looked at or bought, or that is in
 * the cart already, unless it is bought again and again. Pure: the same sources give the same products.
 */
export function recommend(
  request: RecommendationRequest,
  sources: Sources,
  rules: RecommendationRules,
): readonly Recommendation[] {
  const isNews = newsTo(request, rules);
  const choices = candidatesFor(request, sources).flatMap(({ id, score, reason }) => {
    const product = sources.products.get(id);
    if (!product || !isAllowed(rules, product) || !isNews(product)) return [];
    return [{ product, score: score * boostOf(rules, product), about: reason }];
  });
  const bestFirst = choices.sort((a, b) => b.score - a.score);
  return diverse(bestFirst, { ...rules, limit: request.limit }).map(({ product, score, about: reason }) => ({
    product,
    score,
    reason,
  }));
}

/** Whether the shopper does not have the product before them, or in their hands, already. */
function newsTo(
  { product, lookedAt, cart, bought }: RecommendationRequest,
  rules: RecommendationRules,
): (candidate: CatalogueProduct) => boolean {
  const seen = new Set([...lookedAt, ...(product === undefined ? [] : [product])]);
  const had = new Set([...cart, ...bought]);
  return (candidate) =>
    candidate.id !== product &&
    (had.has(candidate.id) ? isBoughtAgain(rules, candidate) : !seen.has(candidate.id));
}

/** A recommendation as pages show it. */
export function recommendedProduct(
  { product, reason }: Recommendation,
  { products }: Pick<Sources, 'products'>,
  language: Language = 'en',
): RecommendedProduct {
  const about = reason.about === undefined ? undefined : products.get(reason.about);
  const { id: productId, category, price, currency, url, imageUrl } = product;
  return {
    productId,
    name: nameOf(product, language),
    ...(category !== undefined && { category }),
    ...(price !== undefined && { price }),
    ...(currency !== undefined && { currency }),
    ...(url !== undefined && { url }),
    ...(imageUrl !== undefined && { imageUrl }),
    reason: {
      kind: reason.kind,
      ...(about && { about: { productId: about.id, name: nameOf(about, language) } }),
    },
  };
}
