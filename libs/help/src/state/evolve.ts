import type { RecordedEvent } from '#kernel';
import { type BehaviourEvent, behaviourEvents, conversationEvents, helpEvents, isOneOf } from '#protocol';
import { isShopAct, remember, SESSION_GAP_MS } from '#shopper';
import { happeningOf } from './subject.js';
import type { HelpState, Visit } from './help-state.js';
import { helped, overtakenBy } from './offers.js';
import { talked } from './talks.js';

/** As many as a policy can count. */
const REMEMBERED_OF_A_TYPE = 20;

const isBehaviour = isOneOf(behaviourEvents.map(({ type }) => type));
const isTalk = isOneOf(conversationEvents.map(({ type }) => type));
const isHelp = isOneOf(helpEvents.map(({ type }) => type));
const isPrediction = isOneOf(['QuestionPredicted']);

/** Streams and types of everything that is folded. */
export const HELP_TYPES: readonly string[] = [
  ...behaviourEvents.map(({ type }) => type),
  'QuestionPredicted',
  ...conversationEvents.map(({ type }) => type),
  ...helpEvents.map(({ type }) => type),
];
export const HELP_STREAMS: readonly string[] = ['shopper-', 'foresight-', 'conversation-', 'help-'];

/** A person's state after one more event about them; merges are no matter of one state, see `People`. */
export function evolveHelp(state: HelpState, event: RecordedEvent): HelpState {
  if (isBehaviour(event)) return behaved(state, event);
  if (isTalk(event)) return talked(state, event);
  if (isHelp(event)) return helped(state, event);
  if (!isPrediction(event)) return state;
  const { intent, probability, band, evidence, horizonHours } = event.data;
  const until = Date.parse(event.metadata.occurredAt) + horizonHours * 3_600_000;
  const foreseen = {
    eventId: event.id,
    correlationId: event.metadata.correlationId,
    intent,
    probability,
    band,
    evidence: evidence.map(({ eventId }) => eventId),
    until,
  };
  return { ...state, foreseen };
}

function behaved(before: HelpState, event: BehaviourEvent): HelpState {
  const happening = happeningOf(event);
  const { type, at, path } = happening;
  const isOwn = !isShopAct(type);
  const visit = isOwn ? visitAt(before.visit, at, event) : before.visit;
  const isNewest = isOwn && visit?.last === at;
  const state: HelpState = {
    ...before,
    memory: remember(before.memory, event),
    happened: { ...before.happened, [type]: withHappening(before.happened[type] ?? [], happening) },
    ...(visit && { visit }),
    ...(isNewest && path !== undefined && { page: path }),
  };
  return type === 'OrderCompleted'
    ? overtakenBy(state, at, (offer) => offer.about.startsWith('checkout:'))
    : state;
}

/** In its place by time: an event may arrive late. */
function withHappening<One extends { readonly at: number }>(
  before: readonly One[],
  one: One,
): readonly One[] {
  let place = before.length;
  while (place > 0 && (before[place - 1]?.at ?? 0) > one.at) place--;
  const after = before.toSpliced(place, 0, one);
  return after.length > REMEMBERED_OF_A_TYPE ? after.slice(-REMEMBERED_OF_A_TYPE) : after;
}

function visitAt(visit: Visit | undefined, at: number, { id, metadata }: RecordedEvent): Visit {
  const lastEvent = { id, correlationId: metadata.correlationId };
  if (!visit || at - visit.last > SESSION_GAP_MS) return { start: at, last: at, lastEvent };
  return at < visit.last ? visit : { start: visit.start, last: at, lastEvent };
}
