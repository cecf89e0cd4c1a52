import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ProductSearch, ShownProduct } from '#protocol';
import { type CatalogueProduct, type Language, nameOf } from '#recommendation';
import { Recommender } from '../recommender.js';

/** Products by their words, as a card shows them. */
export class SearchProducts extends Query<readonly ShownProduct[]> {
  constructor(readonly search: ProductSearch) {
    super();
  }
}

@QueryHandler(SearchProducts)
export class SearchProductsHandler implements IQueryHandler<SearchProducts> {
  constructor(private readonly recommender: Recommender) {}

  async execute({ search: { q, language, limit } }: SearchProducts): Promise<readonly ShownProduct[]> {
    const found = await this.recommender.catalogue.named(q, limit);
    return found.map((product) => shown(product, language));
  }
}

const shown = (product: CatalogueProduct, language: Language): ShownProduct => {
  const { id, price, currency, url, imageUrl } = product;
  return {
    productId: id,
    name: nameOf(product, language),
    ...(price !== undefined && { price }),
    ...(currency !== undefined && { currency }),
    ...(url !== undefined && { url }),
    ...(imageUrl !== undefined && { imageUrl }),
  };
};
