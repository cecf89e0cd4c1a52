import type { HelpArm, HelpComparison } from '#protocol';
import { differenceOf, shareOf } from '../figures/shares.js';
import type { OfferOutcome } from './offer-outcome.js';

/**
 * A shopper and a policy, with every offer of it in the days that are looked at, oldest first. Who gets an offer is
 * drawn by shopper, so shoppers are what can be compared: counting offers would count the patient ones several times.
 */
export interface HelpCase {
  readonly shopperId: string;
  readonly policyId: string;
  readonly first: OfferOutcome;
  readonly offers: readonly OfferOutcome[];
}

/** The cases of one person's offers. */
export function casesOf(shopperId: string, offers: readonly OfferOutcome[]): readonly HelpCase[] {
  const cases = new Map<string, HelpCase>();
  for (const offer of offers) {
    const { policyId } = offer;
    const before = cases.get(policyId);
    if (before) cases.set(policyId, { ...before, offers: [...before.offers, offer] });
    else cases.set(policyId, { shopperId, policyId, first: offer, offers: [offer] });
  }
  return [...cases.values()];
}

/** Offered beside held out, and what lies between them. */
export function comparisonOf(cases: readonly HelpCase[]): HelpComparison {
  const offered = armOf(cases.filter(({ first }) => first.arm === 'offer'));
  const heldOut = armOf(cases.filter(({ first }) => first.arm === 'hold-out'));
  return {
    offered,
    heldOut,
    difference: {
      ordered: differenceOf(offered.ordered, heldOut.ordered),
      askedThat: differenceOf(offered.askedThat, heldOut.askedThat),
    },
  };
}

function armOf(cases: readonly HelpCase[]): HelpArm {
  const some = (is: (offer: OfferOutcome) => boolean): number =>
    countOf(cases, ({ offers }) => offers.some(is));
  const first = (is: (offer: OfferOutcome) => boolean) =>
    shareOf(
      countOf(cases, (one) => is(one.first)),
      cases.length,
    );
  return {
    predicted: cases.length,
    shown: some(isShown),
    accepted: some(isAccepted),
    answered: some(isAnswered),
    completed: some(isCompleted),
    ordered: first(({ ordered }) => ordered !== undefined),
    asked: first(({ asked }) => asked !== undefined),
    askedThat: first(({ asked }) => asked?.same === true),
    dismissed: some(({ dismissed }) => dismissed === 'dismissed'),
    muted: some(({ mutedAt }) => mutedAt !== undefined),
    offers: cases.reduce((sum, { offers }) => sum + offers.length, 0),
    revenue: revenueOf(cases.map((one) => one.first)),
  };
}

/** Whoever takes an offer up or waves it away has seen it, also where the page was gone before it could say so. */
export const isShown = (offer: OfferOutcome): boolean =>
  offer.shownAt !== undefined ||
  isAccepted(offer) ||
  offer.dismissed === 'dismissed' ||
  offer.mutedAt !== undefined;
export const isAccepted = ({ accepted }: OfferOutcome): boolean => accepted !== undefined;
const isAnswered = (offer: OfferOutcome): boolean => isAccepted(offer) && offer.answeredAt !== undefined;
export const isCompleted = (offer: OfferOutcome): boolean => isAnswered(offer) && offer.ordered !== undefined;

const countOf = <Item>(items: readonly Item[], is: (item: Item) => boolean): number =>
  items.filter(is).length;

/** One order may follow the offers of several policies. */
function revenueOf(offers: readonly OfferOutcome[]): HelpArm['revenue'] {
  const orders = new Map(offers.flatMap(({ ordered }) => (ordered ? [[ordered.orderId, ordered]] : [])));
  const sums = new Map<string, number>();
  for (const { amount, currency } of orders.values()) {
    if (amount === undefined || currency === undefined) continue;
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount: Math.round(amount * 100) / 100 }));
}
