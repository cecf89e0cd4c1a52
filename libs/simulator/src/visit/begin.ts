import { shopperStream } from '#protocol';
import { MINUTE } from '../chance/durations.js';
import type { Shopper } from '../people/shopper.js';
import { cannotSignIn } from '../troubles/signing-in.js';
import { endure, troubled } from '../troubles/endure.js';
import { Visit } from './visit.js';

/** Longer than the silence that ends a session. */
const APART = 35 * MINUTE;

/** Plans a visit. Where the shopper is in the shop at that time, it begins some time after they have left. */
export function comesBy(shopper: Shopper, at: number, visiting: (visit: Visit) => void): void {
  shopper.world.plan(at, () => {
    if (at < shopper.busyUntil + APART) {
      comesBy(shopper, shopper.busyUntil + APART + shopper.random.between(1, 60) * MINUTE, visiting);
      return;
    }
    const visit = new Visit(shopper, at);
    if (signsIn(visit)) {
      if (shopper.isUnansweredUntil > at) insists(visit);
      visiting(visit);
    }
    shopper.busyUntil = visit.at;
  });
}

/** Who has an account signs in, soon or late. @returns false where the visit ends there */
function signsIn(visit: Visit): boolean {
  const { shopper, random } = visit;
  const { hasAccount, name, email, language } = shopper.person;
  if (shopper.isSignedIn || !hasAccount || !random.chance(0.5)) return true;
  if (random.chance(0.04) && cannotSignIn(visit) === 'left') return false;
  const isVisitor = shopper.visits > 1 || random.chance(0.5);
  const from = shopper.visitorId;
  shopper.isSignedIn = true;
  const known = { user_id: shopper.key, ...(isVisitor && { anonymous_id: shopper.key }) };
  visit.does('ShopperIdentified', { ...known, traits: { name, email, language } }, 1);
  if (!isVisitor) return true;
  const actor = { kind: 'system', id: 'simulated' } as const;
  visit.world.tell(
    shopperStream(shopper.id),
    'ShoppersMerged',
    visit.at,
    { from, into: shopper.id },
    { actor },
  );
  return true;
}

/** An answer did not help: they come back for a person. */
function insists(visit: Visit): void {
  visit.shopper.isUnansweredUntil = 0;
  endure(visit, troubled('unanswered'), [
    (here) => here.opens('/shop/help', 15),
    (here) => here.reads('contact-us'),
  ]);
}
