import { conversationOutcomesProjection } from './conversations/conversation-outcomes-projection.js';
import { helpOutcomesProjection } from './help/help-outcomes-projection.js';

export { type ConversationOutcome, intentsIn } from './conversations/conversation-outcome.js';
export {
  figuresOf,
  firstHumanResponse,
  firstResponse,
  resolution,
} from './conversations/conversation-figures.js';
export { conversationOutcomesProjection } from './conversations/conversation-outcomes-projection.js';
export { daysBetween, daysIn } from './figures/days.js';
export { durationsOf } from './figures/durations.js';
export { differenceOf, shareOf } from './figures/shares.js';
export { comparisonOf, type HelpCase, isShown } from './help/help-figures.js';
export {
  helpOutcomesProjection,
  type ShopperHelp,
  type StoredShopperHelp,
} from './help/help-outcomes-projection.js';
export { ASKED_WITHIN_MS, type OfferOutcome, ORDERED_WITHIN_MS } from './help/offer-outcome.js';
export {
  casesIn,
  conversationOutcomes,
  conversationsIn,
  helpOutcomes,
  namesOf,
  type Names,
  type OutcomesFilter,
} from './outcomes.js';

/** Every projection of this library, for whoever runs them. */
export const outcomesProjections = [helpOutcomesProjection, conversationOutcomesProjection] as const;
