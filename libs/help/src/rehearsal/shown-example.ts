import { isoTime, type RecordedEvent } from '#kernel';
import {
  behaviourEvents,
  type HelpPolicy,
  isOneOf,
  type RehearsalExample,
  type RehearsedExample,
} from '#protocol';
import { namesFrom } from '../decide/about.js';
import { cardWords } from '../decide/card-words.js';
import type { ShopContext } from '../decide/shop-context.js';
import type { Happening } from '../state/help-state.js';
import { happeningOf } from '../state/subject.js';

const isBehaviour = isOneOf(behaviourEvents.map(({ type }) => type));

/** The events that an example refers to. */
export const eventsOf = ({ seen, evidence }: RehearsedExample): readonly string[] => [
  ...new Set([...evidence, ...namesFrom(seen)]),
];

/**
 * An example in words: what the card would have said, and what led to it, as the events tell it.
 *
 * @param events those of {@link eventsOf} that can be read
 */
export function shownExample(
  { seen, language, evidence, ...example }: RehearsedExample,
  { offer }: HelpPolicy,
  events: readonly RecordedEvent[],
  shop: Pick<ShopContext, 'productName'>,
): RehearsalExample {
  const known = new Map(events.filter(isBehaviour).map((event) => [event.id, happeningOf(event)]));
  const words = cardWords(offer[language], seen, (id) => known.get(id), language, shop);
  return {
    ...example,
    saw: words?.saw ?? '',
    evidence: evidence.flatMap((eventId) => {
      const one = known.get(eventId);
      if (!one) return [];
      const subject = subjectOf(one);
      const { type, at } = one;
      return [{ eventId, type, at: isoTime(at), ...(subject !== undefined && { subject }) }];
    }),
  };
}

const subjectOf = ({ productName, product, order, coupon, path }: Happening): string | undefined =>
  productName ?? product ?? coupon ?? order ?? path;
