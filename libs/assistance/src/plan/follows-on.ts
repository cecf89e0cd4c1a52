import type { Answer } from '../answer-file.js';
import { chooseOrder } from '../choose-order.js';
import { ownOrders } from '../flows/collected.js';
import type { Asked, Knowledge } from './asked.js';

/** "And the lamp?", "那台灯呢": what is asked of it was said before. */
const GOES_ON =
  /^(?:(?:ok|okay|so)[, ]+)?(?:and|what about|how about|or)\s[^?]{1,40}\??$|^(?:那么?|还有)?[^?？，,]{1,15}呢[?？]?$/iu;
/** Beside an order's number, a message that asks nothing else says no more than this. */
const BESIDE_NUMBER = 16;
const ORDER_STATUS = 'order_status';

/**
 * What a message asks that is understood only by what was answered before it, or by the order it names. What is
 * understood by itself is left alone.
 */
export function followsOn(asked: Asked, { answers }: Knowledge): Answer | undefined {
  const { classification, lastIntent, text } = asked;
  if (!classification || (classification.band === 'sure' && !classification.outOfScope)) return undefined;
  const before = lastIntent === undefined ? undefined : answers.get(lastIntent);
  const unsure = classification.outOfScope || classification.band === 'unsure';
  if (unsure && namesOrder(asked)) return before?.uses === 'order' ? before : answers.get(ORDER_STATUS);
  if (!before || before.handoff || !before.announce || !GOES_ON.test(text.trim())) return undefined;
  // A product that is named is often taken for a question about it.
  const isRead = classification.ranking.some(({ intent }) => intent === lastIntent);
  return unsure || isRead || before.shows === 'stock' ? before : undefined;
}

function namesOrder(asked: Asked): boolean {
  const named = chooseOrder(asked.text, ownOrders(asked), 'open', { namedOnly: true });
  if (named.kind !== 'order') return false;
  return asked.text.trim().length - named.order.orderId.length <= BESIDE_NUMBER;
}
