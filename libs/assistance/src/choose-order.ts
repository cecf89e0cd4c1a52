import type { OrderStatus, OrderView } from '#protocol';
import type { Preference } from './answer-file.js';

export type OrderChoice =
  | { readonly kind: 'order'; readonly order: OrderView }
  | { readonly kind: 'none' }
  /** The shopper names an order that is not among theirs. */
  | { readonly kind: 'not-theirs'; readonly number: string };

const CLOSED: readonly OrderStatus[] = ['delivered', 'cancelled', 'refunded'];

/** What each preference puts first; within equals the newest. */
const comesFirst: Readonly<Record<Preference, (status: OrderStatus) => boolean>> = {
  open: (status) => !CLOSED.includes(status),
  newest: () => true,
  delivered: (status) => status === 'delivered',
  refunded: (status) => status === 'refunded' || status === 'cancelled',
};

/**
 * Which of a shopper's orders a message is about: the one it names, else the newest that fits.
 *
 * @param own orders of this shopper and of nobody else
 * @param namedOnly none, where the message names none
 */
export function chooseOrder(
  message: string,
  own: readonly OrderView[],
  prefer: Preference,
  { namedOnly = false }: { readonly namedOnly?: boolean } = {},
): OrderChoice {
  // One space for many: no run of them can make the patterns slow.
  const text = message.replace(/\s+/g, ' ');
  const named = own.filter(({ orderId }) => mentions(text, orderId));
  if (named.length === 0) {
    const number = numberNamed(text);
    if (number) return { kind: 'not-theirs', number };
    if (namedOnly) return { kind: 'none' };
  }
  const [order] = (named.length > 0 ? named : own).toSorted((one, other) => {
    const rank = Number(comesFirst[prefer](other.status)) - Number(comesFirst[prefer](one.status));
    return rank || Date.parse(other.placedAt) - Date.parse(one.placedAt);
  });
  return order ? { kind: 'order', order } : { kind: 'none' };
}

const ORDER_WORD = String.raw`(?:\border(?:\s+(?:no\.?|number|id))?|#|订单(?:编?号)?|单号)(?:\s+is|是|为)?\s*[:：#]?\s*`;

/** A number of four digits or more that the words before it call an order; not a date. */
const NUMBER = new RegExp(
  `${ORDER_WORD}(?!\\d{4}-\\d\\d-\\d\\d)(?=[a-z-]*\\d{4})([a-z0-9][a-z0-9-]{3,39})(?![a-z0-9-])`,
  'i',
);

const numberNamed = (text: string): string | undefined => NUMBER.exec(text)?.[1];

/** An id shorter than this may be any number, so it counts only where it is called an order. */
const TELLING = 4;

/** Whether the id stands in the text by itself: 1023 does not stand in 10234. */
function mentions(text: string, orderId: string): boolean {
  const word = orderId.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = orderId.length < TELLING ? ORDER_WORD : '(?<![a-z0-9])';
  return new RegExp(`${before}${word}(?![a-z0-9])`, 'i').test(text);
}
