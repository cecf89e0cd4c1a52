import type { RecordedEvent } from '#kernel';
import { isOneOf, type ProductProperties, type Recorded } from '#protocol';

/** Events in which a shopper turns to products. */
export const ITEM_ACTS = ['ProductClicked', 'ProductViewed', 'ProductAdded', 'OrderCompleted'] as const;

type ItemAct = Recorded<(typeof ITEM_ACTS)[number]>;

export const isItemAct = isOneOf(ITEM_ACTS);

/** Products of one order that are looked at: what is bought by the dozen would touch hundreds of documents. */
const MOST_LINES = 10;

/** The products that an event is about, each once. */
export function productsOf(event: ItemAct): readonly ProductProperties[] {
  if (event.type !== 'OrderCompleted') return [event.data];
  const byId = new Map((event.data.products ?? []).map((line) => [line.product_id, line]));
  return [...byId.values()].slice(0, MOST_LINES);
}

/** Milliseconds since 1970. */
export const timeOf = (event: RecordedEvent): number => Date.parse(event.metadata.occurredAt);
