import { derivedId } from '#kernel';
import type { DataOf, HelpPolicy, SeenIn } from '#protocol';
import type { HelpState } from '../state/help-state.js';
import { withOffer } from '../state/offers.js';
import { evidenceOf } from './about.js';
import type { ShopContext } from './shop-context.js';
import { armOf } from './arm.js';
import { cardWords } from './card-words.js';
import { type Fulfilled, fulfilledBy, languageOf } from './conditions.js';
import { type Withheld, withheldBy } from './withheld.js';

/** A version of a policy that is in force. */
export interface PolicyInForce {
  readonly policyId: string;
  readonly version: number;
  readonly policy: HelpPolicy;
}

/** What comes of a policy whose conditions hold. */
export type Verdict =
  | {
      readonly kind: 'offer';
      readonly policyId: string;
      readonly offer: DataOf<'HelpOffered'>;
      /** Where its words come from. */
      readonly seen: SeenIn;
    }
  | { readonly kind: 'withheld'; readonly policyId: string; readonly about: string; readonly why: Withheld };

/** Who has done nothing for longer is not there to be helped. */
const PRESENT_MS = 10 * 60_000;

/**
 * What help is offered to a person at a moment: at most one card, of the first policy that may show one. Where they are
 * held out of that policy, the next one may.
 * Pure; nothing is asked but the state, which the log alone tells.
 *
 * @param policies those in force, in the order in which they came into force
 * @param now milliseconds since 1970
 * @returns a verdict for each policy whose conditions hold
 */
export function decideHelp(
  state: HelpState,
  policies: readonly PolicyInForce[],
  now: number,
  shop: ShopContext,
): readonly Verdict[] {
  if (!state.visit || now - state.visit.last > PRESENT_MS) return [];
  const verdicts: Verdict[] = [];
  let before = state;
  for (const each of policies) {
    const fulfilled = fulfilledBy(before, each.policy, now, shop.timeZone);
    if (!fulfilled) continue;
    const verdict = judge(before, each, fulfilled, now, shop);
    if (verdict.kind === 'offer') before = withOffer(before, verdict.offer, now);
    verdicts.push(verdict);
  }
  return verdicts;
}

function judge(
  state: HelpState,
  { policyId, version, policy }: PolicyInForce,
  fulfilled: Fulfilled,
  now: number,
  shop: ShopContext,
): Verdict {
  const { foreseen } = fulfilled;
  const { about, seen, events } = evidenceOf(state, fulfilled);
  const intent = policy.answers ?? foreseen?.intent ?? null;
  const { limits } = policy;
  const withheld = (why: Withheld): Verdict => ({ kind: 'withheld', policyId, about, why });
  const why = withheldBy(state, { policyId, intent, about, limits }, now);
  if (why !== undefined) return withheld(why);
  const language = languageOf(state, now);
  const known = Object.values(state.happened).flat();
  const happeningOf = (eventId: string) => known.find(({ id }) => id === eventId);
  const words = cardWords(policy.offer[language], seen, happeningOf, language, shop);
  if (!words) return withheld('words');
  const { shopperId } = state;
  const offer = {
    shopperId,
    offerId: offerIdOf(policyId, shopperId, about),
    policyId,
    policyVersion: version,
    arm: armOf(state, policyId, limits.holdOut),
    intent,
    ...(foreseen && { probability: foreseen.probability }),
    language,
    ...words,
    about,
    evidence: [...events],
  };
  return { kind: 'offer', policyId, offer, seen };
}

/** Nothing is offered twice for the same thing, so what it is for names the offer. */
export const offerIdOf = (policyId: string, shopperId: string, about: string): string =>
  derivedId('help-offer', policyId, shopperId, about);
