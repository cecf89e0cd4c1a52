import type { RecommendationPlace } from '#protocol';

/** For whom and where products are to be recommended. */
export interface RecommendationRequest {
  readonly place: RecommendationPlace;
  /** How many at most. */
  readonly limit: number;
  /** The product that is being looked at. */
  readonly product?: string;
  /** Products looked at lately, newest last. */
  readonly lookedAt: readonly string[];
  /** Products in the cart. */
  readonly cart: readonly string[];
  /** Products bought lately. */
  readonly bought: readonly string[];
}

/** How much less each product counts that was looked at before another one. */
const FADES = 0.6;
/** Products looked at that are gone on from. */
const REMEMBERED = 8;

/** A product from which recommendations start, and how much that counts, 0 to 1. */
export interface Anchor {
  readonly id: string;
  readonly weight: number;
}

/** What is looked at now first, then what was looked at before it, each once. */
export function anchorsOf({ product, lookedAt }: RecommendationRequest): readonly Anchor[] {
  const newestFirst = [...(product === undefined ? [] : [product]), ...[...lookedAt].reverse()];
  return [...new Set(newestFirst)].slice(0, REMEMBERED).map((id, back) => ({ id, weight: FADES ** back }));
}
