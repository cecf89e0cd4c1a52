import { z } from 'zod';
import type { CatalogueProduct } from '../catalogue.js';

const which = z.strictObject({
  products: z.array(z.string()).default([]),
  categories: z.array(z.string()).default([]),
});
const boost = z
  .strictObject({
    product: z.string().optional(),
    category: z.string().optional(),
    by: z.number().positive().max(100),
  })
  .refine(
    ({ product, category }) => (product === undefined) !== (category === undefined),
    'needs either a product or a category',
  );

/** What a shop lets recommend. Everything has a default, so that a file names only what differs. */
export const recommendationRules = z.strictObject({
  /** Least number in stock. What is sold out is never recommended. */
  minimumStock: z.number().int().min(1).default(1),
  /** Whether products may be recommended whose stock the shop does not tell. */
  unknownStock: z.boolean().default(true),
  price: z
    .strictObject({ from: z.number().min(0).optional(), to: z.number().positive().optional() })
    .refine(({ from = 0, to = Infinity }) => from <= to, 'ends before it begins')
    .default({}),
  exclude: which.default({ products: [], categories: [] }),
  /** What is bought again and again: it may be recommended though it was just bought or is in the cart. */
  boughtAgain: which.default({ products: [], categories: [] }),
  /** Factors on the score: above 1 earlier, below 1 later. */
  boosts: z.array(boost).default([]),
  /** Products of one category at most. */
  perCategory: z.number().int().min(1).default(3),
  /** 0: the best ones however alike; 1: as different as can be. */
  diversity: z.number().min(0).max(1).default(0.3),
});

export type RecommendationRules = z.output<typeof recommendationRules>;

/** Those of a shop that has not written any. */
export const DEFAULT_RULES: RecommendationRules = recommendationRules.parse({});

type Which = RecommendationRules['exclude'];

const isAmong = ({ products, categories }: Which, { id, category }: CatalogueProduct): boolean =>
  products.includes(id) || (category !== undefined && categories.includes(category));

export const isBoughtAgain = ({ boughtAgain }: RecommendationRules, product: CatalogueProduct): boolean =>
  isAmong(boughtAgain, product);

/** Whether the shop would sell and show this product now. */
export function isAllowed(rules: RecommendationRules, product: CatalogueProduct): boolean {
  const { stock, price } = product;
  if (stock === undefined ? !rules.unknownStock : stock < rules.minimumStock) return false;
  if (price !== undefined && (price < (rules.price.from ?? 0) || price > (rules.price.to ?? Infinity)))
    return false;
  return !isAmong(rules.exclude, product);
}

/** What the product's score is multiplied by. */
export const boostOf = ({ boosts }: RecommendationRules, { id, category }: CatalogueProduct): number =>
  boosts
    .filter((one) => one.product === id || (one.category !== undefined && one.category === category))
    .reduce((factor, { by }) => factor * by, 1);
