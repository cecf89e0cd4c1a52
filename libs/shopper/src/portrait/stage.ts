import type { LifecycleStage, Portrait } from '#protocol';

const DAY_MS = 86_400_000;
/** Days since the last order after which a customer is at risk, and after which lapsed. */
export const AT_RISK_AFTER_DAYS = 90;
export const LAPSED_AFTER_DAYS = 180;
/** Orders that make a customer loyal. */
export const LOYAL_FROM_ORDERS = 3;
/** Visits that make a visitor a prospect. */
export const PROSPECT_FROM_SESSIONS = 3;

type Traits = Pick<Portrait, 'orderCount' | 'lastOrderAt' | 'cart' | 'identities' | 'sessions'>;

/**
 * The life-cycle stage at a moment. Who has bought is judged by the days since the last order: `lapsed` beyond 180,
 * `at-risk` beyond 90, else `loyal` from three orders on, else `customer`. Who has not is a `prospect` once they
 * have told who they are, hold something in the cart, or came three times, and a `visitor` before that.
 *
 * @param now ISO 8601
 */
export function stageOf(portrait: Traits, now: string): LifecycleStage {
  const { orderCount, lastOrderAt, cart, identities, sessions } = portrait;
  if (orderCount === 0 || lastOrderAt === undefined) {
    const isKnown = identities.some(({ shopperId }) => shopperId.startsWith('u-'));
    return isKnown || cart.length > 0 || sessions >= PROSPECT_FROM_SESSIONS ? 'prospect' : 'visitor';
  }
  const days = (Date.parse(now) - Date.parse(lastOrderAt)) / DAY_MS;
  if (days > LAPSED_AFTER_DAYS) return 'lapsed';
  if (days > AT_RISK_AFTER_DAYS) return 'at-risk';
  return orderCount >= LOYAL_FROM_ORDERS ? 'loyal' : 'customer';
}
