export { Course, type Occasion, shopperIn } from './course/course.js';
export { historyOf, type HistoryParts, type PersonHistory } from './course/history-source.js';
export { People, type Person, type ReadHistory, stateOf } from './course/people.js';
export { isHeldOut } from './decide/arm.js';
export { decideHelp, offerIdOf, type PolicyInForce, type Verdict } from './decide/decide-help.js';
export type { ShopContext } from './decide/shop-context.js';
export { isWithinHours } from './decide/hours.js';
export type { Withheld } from './decide/withheld.js';
export { cardOf, helpOffered, offeredEventId } from './offered.js';
export {
  type HandledPolicy,
  handlePolicyCommand,
  historyOfPolicy,
  isPolicyEvent,
} from './policies/handle-policy-command.js';
export { PoliciesInForce } from './policies/in-force.js';
export { policiesProjection, type PolicyDocument, policyViewOf } from './policies/policies-projection.js';
export { type PolicyCommand, policyDecider, type PolicyRejection } from './policies/policy-decider.js';
export {
  type Contender,
  rehearse,
  RehearsalCancelled,
  type Rehearsed,
  type RehearsalOrder,
  type RehearsalParts,
  type RehearsalProgress,
} from './rehearsal/rehearse.js';
export {
  isRehearsalEvent,
  type RehearsalDocument,
  rehearsalsProjection,
  rehearsalViewOf,
} from './rehearsal/rehearsals-projection.js';
export { eventsOf, shownExample } from './rehearsal/shown-example.js';
export { evolveHelp, HELP_STREAMS, HELP_TYPES } from './state/evolve.js';
export type { HelpState, MadeOffer } from './state/help-state.js';
export { isStanding, OFFER_LIFE_MS } from './state/offers.js';
