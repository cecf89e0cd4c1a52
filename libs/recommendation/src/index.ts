import { productsProjection } from './products/products-projection.js';

export { Catalogue, type CatalogueProduct, type Language, nameOf } from './catalogue.js';
export { InMemoryCatalogue } from './catalogue-in-memory.js';
export { productsProjection } from './products/products-projection.js';
export { ToldCatalogue } from './products/told-catalogue.js';
export { recommend, type Recommendation, recommendedProduct } from './recommend.js';
export type { RecommendationRequest } from './request.js';
export { parseRules, RulesInvalid } from './rules/parse-rules.js';
export { DEFAULT_RULES, type RecommendationRules } from './rules/rules.js';
export { gatherSources, type Sources } from './sources.js';

/** Every projection of this library, for whoever runs them. */
export const recommendationProjections = [productsProjection] as const;
