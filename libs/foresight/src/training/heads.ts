import type { Sizes } from '../encoding/encoded.js';
import type { Head } from '../model/foresight-trainer.js';
import { type Feature, featureNames, headNames } from './packed-examples.js';

/** The sizes of the featureNames' vocabularies; 0 where one is left out. */
export const featureSizes = (sizes: Sizes): Readonly<Record<Feature, number>> => ({
  type: sizes.types,
  item: sizes.items,
  category: sizes.categories,
  price: sizes.prices,
  gap: sizes.gaps,
});

export const featuresOf = (sizes: Sizes): readonly Feature[] =>
  featureNames.filter((name) => featureSizes(sizes)[name] > 0);

/** The heads that a model of these sizes has. */
export const headsOf = ({ items, types, questions, purchase, comeBack }: Sizes): readonly Head[] => {
  const has: Record<Head, boolean> = {
    item: items > 0,
    type: types > 0,
    question: questions > 0,
    purchase,
    comeBack,
  };
  return headNames.filter((head) => has[head]);
};

export const isLogistic = (head: Head): head is 'purchase' | 'comeBack' =>
  head === 'purchase' || head === 'comeBack';
