import type { BehaviourEvent, ProductProperties } from '#protocol';
import type { Moment } from '../moment.js';

/** The parts of behaviour data that say which product an event was about, and how much was at stake. */
type Telling = Partial<Pick<ProductProperties, 'product_id' | 'category' | 'price'>> & {
  readonly products?: readonly ProductProperties[] | undefined;
  readonly total?: number | undefined;
  readonly revenue?: number | undefined;
  readonly value?: number | undefined;
};

/** Types whose `products` are merely shown, so that none of them is what the event was about. */
const SHOWN: ReadonlySet<string> = new Set(['ProductListViewed', 'ProductListFiltered']);

/**
 * The product an event was about: its own, or the most expensive of several (the first of equals).
 * The price of an order is its total where that is told.
 */
export function subjectIn(event: BehaviourEvent): Pick<Moment, 'item' | 'category' | 'price'> {
  const data = event.data as Telling;
  const about = SHOWN.has(event.type) ? undefined : dearest(data.products ?? []);
  const item = data.product_id ?? about?.product_id;
  const category = data.category ?? about?.category;
  const price = data.total ?? data.revenue ?? data.value ?? data.price ?? about?.price;
  return {
    ...(item !== undefined && { item }),
    ...(category !== undefined && { category }),
    ...(price !== undefined && { price }),
  };
}

const dearest = (products: readonly ProductProperties[]): ProductProperties | undefined =>
  products.reduce<ProductProperties | undefined>(
    (best, product) => (best && (best.price ?? 0) >= (product.price ?? 0) ? best : product),
    undefined,
  );
