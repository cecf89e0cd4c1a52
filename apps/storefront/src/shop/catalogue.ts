import type { Language, Localised } from '../words/language.js';

export interface Product {
  readonly id: string;
  readonly name: Localised;
  readonly category: string;
  readonly brand: string;
  readonly price: number;
  /** Before the reduction. */
  readonly listPrice?: number;
  readonly stock: number;
  readonly rating: number;
  readonly sizes?: readonly string[];
  readonly colour: string;
  readonly glyph: string;
  readonly picture?: string;
  readonly description: Localised;
}

export interface Category {
  readonly id: string;
  readonly name: Localised;
}

/** What `GET /shop/api/catalogue` answers. */
export interface Catalogue {
  readonly shop: {
    readonly name: Localised;
    readonly currency: string;
    readonly returnDays: number;
    readonly freeShippingFrom: number;
  };
  readonly categories: readonly Category[];
  readonly products: readonly Product[];
}

export const SORTS = ['recommended', 'price-up', 'price-down', 'rating'] as const;
export type Sort = (typeof SORTS)[number];

export interface Filter {
  readonly category?: string | undefined;
  readonly query?: string | undefined;
  readonly brand?: string | undefined;
  readonly inStock?: boolean;
  readonly reduced?: boolean;
  readonly sort?: Sort;
}

/** The products that fit, in the order asked for; ties stay in the catalogue's order. */
export function select(products: readonly Product[], filter: Filter): readonly Product[] {
  const terms = termsOf(filter.query ?? '');
  const found = products.filter(
    (product) =>
      (!filter.category || product.category === filter.category) &&
      (!filter.brand || product.brand === filter.brand) &&
      (!filter.inStock || product.stock > 0) &&
      (!filter.reduced || isReduced(product)) &&
      terms.every((term) => haystack(product).includes(term)),
  );
  const order = ORDER[filter.sort ?? 'recommended'];
  return order ? found.toSorted(order) : found;
}

const ORDER: Readonly<Record<Sort, ((a: Product, b: Product) => number) | undefined>> = {
  recommended: undefined,
  'price-up': (a, b) => a.price - b.price,
  'price-down': (a, b) => b.price - a.price,
  rating: (a, b) => b.rating - a.rating,
};

const termsOf = (query: string): readonly string[] => query.toLowerCase().split(/\s+/).filter(Boolean);

const haystack = ({ name, brand, description, category }: Product): string =>
  `${name.en} ${name.zh} ${brand} ${category} ${description.en} ${description.zh}`.toLowerCase();

export const isReduced = ({ price, listPrice }: Product): boolean =>
  listPrice !== undefined && listPrice > price;

/** Others of the same category: the same kind first, then the nearest in price. */
export function relatedTo(product: Product, products: readonly Product[], count = 4): readonly Product[] {
  const distance = (other: Product): number =>
    Math.abs(other.price - product.price) + (other.glyph === product.glyph ? 0 : 1000);
  return products
    .filter((other) => other.category === product.category && other.id !== product.id)
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, count);
}

export const brandsOf = (products: readonly Product[]): readonly string[] =>
  [...new Set(products.map(({ brand }) => brand))].sort();

export const nameIn = (thing: { readonly name: Localised }, language: Language): string =>
  thing.name[language];
