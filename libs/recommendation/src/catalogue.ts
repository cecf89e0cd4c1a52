import type { ItemText } from '#foresight';

export type Language = 'en' | 'zh';

/** A product as recommendations need it. */
export interface CatalogueProduct {
  readonly id: string;
  /** At least one language. */
  readonly name: Readonly<Partial<Record<Language, string>>>;
  readonly category?: string;
  readonly brand?: string;
  readonly price?: number;
  readonly currency?: string;
  /** How many are left; absent where the shop does not tell. */
  readonly stock?: number;
  readonly url?: string;
  readonly imageUrl?: string;
}

/** A product that resembles another, 0 to 1. */
export interface SimilarProduct {
  readonly id: string;
  readonly likeness: number;
}

/**
 * The products of the shop. Promises: what it gives back is what is known at that moment, stock included; an id that
 * it does not know is left out, never an error.
 */
export abstract class Catalogue {
  /** By id, those that it knows. */
  abstract products(ids: readonly string[]): Promise<ReadonlyMap<string, CatalogueProduct>>;

  async product(id: string): Promise<CatalogueProduct | undefined> {
    return (await this.products([id])).get(id);
  }

  /** What resembles a product by its words, category and price, most alike first; none for one it does not know. */
  abstract similar(id: string, count: number): Promise<readonly SimilarProduct[]>;

  /** Products with all of these words in their names, brand, category or id, those that begin with them first. */
  abstract named(text: string, count: number): Promise<readonly CatalogueProduct[]>;

  /** Products to show where nobody's behaviour is known yet, best first. */
  abstract featured(count: number): Promise<readonly string[]>;
}

/** The name in a language, or in another where there is none. */
export const nameOf = ({ id, name }: CatalogueProduct, language: Language = 'en'): string =>
  name[language] ?? name.en ?? name.zh ?? id;

/** What tells how alike two products are. Their names do it best: descriptions use many words that tell little. */
export const textOf = (product: CatalogueProduct): ItemText => ({
  words: [...Object.values(product.name), product.brand].filter(Boolean).join(' '),
  ...(product.category !== undefined && { category: product.category }),
  ...(product.price !== undefined && { price: product.price }),
});
