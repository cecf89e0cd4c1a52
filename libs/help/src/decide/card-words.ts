import { filledWords, type Language, type OfferWords, type SeenIn } from '#protocol';
import type { Happening } from '../state/help-state.js';
import type { ShopContext } from './shop-context.js';

/**
 * What a card says: the policy's words with what was seen filled in. The shop's own name of a product goes before what a
 * page called it.
 *
 * @param happeningOf what is known of an event, where it is known
 * @returns undefined where something that the words name was not seen
 */
export function cardWords(
  words: OfferWords,
  { times, product, order, coupon }: SeenIn,
  happeningOf: (eventId: string) => Happening | undefined,
  language: Language,
  { productName }: Pick<ShopContext, 'productName'>,
): OfferWords | undefined {
  const told = (eventId: string | undefined) => (eventId === undefined ? undefined : happeningOf(eventId));
  const shown = told(product);
  const name =
    (shown?.product === undefined ? undefined : productName?.(shown.product, language)) ??
    shown?.productName ??
    shown?.product;
  const number = told(order)?.order;
  const code = told(coupon)?.coupon;
  return filledWords(words, {
    ...(times !== undefined && { times: String(times) }),
    ...(name !== undefined && { product: name }),
    ...(number !== undefined && { order: number }),
    ...(code !== undefined && { coupon: code }),
  });
}
