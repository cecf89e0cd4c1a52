import type { RecordedEvent } from '#kernel';
import type { Projection } from '#projections';
import { isOneOf, type ProductProperties } from '#protocol';
import { type ToldProduct, toldBy } from './told-product.js';

/** Events that tell of products. */
const TELLING = [
  'ProductListViewed',
  'ProductClicked',
  'ProductViewed',
  'ProductAdded',
  'ProductAddedToWishlist',
  'OrderCompleted',
] as const;

const tells = isOneOf(TELLING);

/** Products of one list that are looked at. */
const MOST_LINES = 50;

/**
 * The products that events speak of, as the latest of them describe them: the catalogue of a shop that has given none.
 * An event that tells nothing new changes nothing.
 */
export const productsProjection: Projection<ToldProduct> = {
  name: 'products',
  version: 1,
  indexes: ['at'],
  handles: TELLING,
  links: [],
  aggregate: { ownOf: () => [] },
  apply(event, documents) {
    const at = Date.parse(event.metadata.occurredAt);
    return linesOf(event).flatMap((line) => {
      const before = documents.get(line.product_id);
      const now = toldBy(before, line, at);
      return now === before ? [] : [{ kind: 'put' as const, key: now.id, document: now }];
    });
  },
  keysOf: (event) => linesOf(event).map(({ product_id: id }) => id),
};

/** Each product once. */
function linesOf(event: RecordedEvent): readonly ProductProperties[] {
  if (!tells(event)) return [];
  const { type, data } = event;
  if (type !== 'ProductListViewed' && type !== 'OrderCompleted') return [data];
  return [
    ...new Map((data.products ?? []).slice(0, MOST_LINES).map((line) => [line.product_id, line])).values(),
  ];
}
