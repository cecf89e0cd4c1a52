import { type CatalogueProduct, InMemoryCatalogue } from '#recommendation';
import type { Catalogue, Product } from '../../demo/load.js';

/** The demo shop's products, best rated first; their stock is what the file says, as the demo sells without end. */
export class DemoCatalogue extends InMemoryCatalogue {
  constructor({ products, shop }: Catalogue) {
    const bestFirst = [...products].sort((a, b) => b.rating - a.rating || (a.id < b.id ? -1 : 1));
    super(bestFirst.map((product) => described(product, shop.currency)));
  }
}

const described = (
  { id, name, category, brand, price, stock }: Product,
  currency: string,
): CatalogueProduct => ({
  id,
  name,
  category,
  brand,
  price,
  currency,
  stock,
  url: `/shop/p/${id}`,
});
