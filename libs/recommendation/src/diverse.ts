import { likeness } from '#foresight';
import { type CatalogueProduct, textOf } from './catalogue.js';

export interface Choice<Chosen> {
  readonly product: CatalogueProduct;
  /** Above 0. */
  readonly score: number;
  readonly about: Chosen;
}

export interface Diversity {
  readonly limit: number;
  readonly perCategory: number;
  /** 0: the best ones however alike; 1: as different as can be. */
  readonly diversity: number;
}

/** Only these are compared with one another: what stands lower is not chosen for being different. */
const COMPARED = 60;

/**
 * Chooses one after the other, each time what is good and unlike what is chosen already (maximal marginal relevance,
 * Carbonell & Goldstein 1998).
 *
 * @param choices best first
 */
export function diverse<Chosen>(
  choices: readonly Choice<Chosen>[],
  { limit, perCategory, diversity }: Diversity,
): readonly Choice<Chosen>[] {
  const best = choices[0]?.score ?? 1;
  const left = choices
    .slice(0, COMPARED)
    .map((choice) => ({ choice, text: textOf(choice.product), alike: 0 }));
  const chosen: Choice<Chosen>[] = [];
  const worth = ({ choice, alike }: (typeof left)[number]): number =>
    ((1 - diversity) * choice.score) / best - diversity * alike;
  while (chosen.length < limit) {
    const open = left.filter(({ choice: { product } }) => !isFull(chosen, product, perCategory));
    const next = open.reduce<(typeof left)[number] | undefined>(
      (most, one) => (most && worth(most) >= worth(one) ? most : one),
      undefined,
    );
    if (!next) break;
    chosen.push(next.choice);
    left.splice(left.indexOf(next), 1);
    for (const one of left) one.alike = Math.max(one.alike, likeness(one.text, next.text));
  }
  return chosen;
}

const isFull = (
  chosen: readonly Choice<unknown>[],
  { category }: CatalogueProduct,
  perCategory: number,
): boolean =>
  category !== undefined &&
  chosen.filter(({ product }) => product.category === category).length >= perCategory;
