import type { CatalogueProduct, Sources } from '#recommendation';

export const product = (id: string, more: Partial<CatalogueProduct> = {}): CatalogueProduct => ({
  id,
  name: { en: `Product ${id}` },
  stock: 5,
  ...more,
});

/** Sources that know of these products and nothing else. */
export const sourcesOf = (products: readonly CatalogueProduct[], more: Partial<Sources> = {}): Sources => ({
  foreseen: [],
  wentOn: new Map(),
  together: new Map(),
  similar: new Map(),
  popular: [],
  products: new Map(products.map((one) => [one.id, one])),
  ...more,
});
