import type { PolicyLimits } from '#protocol';
import { type HelpState, type MadeOffer } from '../state/help-state.js';
import { isStanding } from '../state/offers.js';

/** Why help is not offered although the conditions hold. */
export type Withheld =
  | 'muted'
  | 'in-conversation'
  | 'asked-lately'
  | 'same-thing'
  | 'another-offer'
  | 'cooldown'
  | 'per-session'
  | 'per-day'
  | 'per-week'
  | 'words';

export interface Wanted {
  readonly policyId: string;
  readonly intent: string | null;
  readonly about: string;
  readonly limits: PolicyLimits;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Silence after which nobody is talking with the assistant any more. */
const TALKED_MS = 15 * MINUTE;
/** People take their time. */
const TALKED_WITH_PEOPLE_MS = DAY;
const ASKED_LATELY_MS = DAY;

/** @returns the first limit that forbids the offer at this moment; undefined where none does */
export function withheldBy(state: HelpState, wanted: Wanted, now: number): Withheld | undefined {
  const { policyId, intent, about, limits } = wanted;
  if (state.muted.is) return 'muted';
  if (isTalking(state, now)) return 'in-conversation';
  if (intent !== null && state.asked.some((one) => one.intent === intent && now - one.at < ASKED_LATELY_MS))
    return 'asked-lately';
  if (state.offers.some((offer) => offer.about === about)) return 'same-thing';
  if (state.offers.some((offer) => isStanding(offer, now))) return 'another-offer';
  return beyond(
    state.offers.filter((offer) => offer.policyId === policyId),
    limits,
    state.visit?.start ?? now,
    now,
  );
}

function beyond(
  own: readonly MadeOffer[],
  { perSession, perDay, perWeek, cooldownHours }: PolicyLimits,
  visitStart: number,
  now: number,
): Withheld | undefined {
  const since = (from: number): number => own.filter(({ at }) => at >= from).length;
  const isCooling = own.some(
    ({ fate, closedAt = 0 }) => fate === 'dismissed' && now - closedAt < cooldownHours * HOUR,
  );
  if (isCooling) return 'cooldown';
  if (since(visitStart) >= perSession) return 'per-session';
  if (since(now - DAY + 1) >= perDay) return 'per-day';
  return since(now - 7 * DAY + 1) >= perWeek ? 'per-week' : undefined;
}

const isTalking = ({ talks }: HelpState, now: number): boolean =>
  Object.values(talks).some(({ status, lastAt }) => {
    if (status === 'resolved') return false;
    return now - lastAt < (status === 'assistant' ? TALKED_MS : TALKED_WITH_PEOPLE_MS);
  });
