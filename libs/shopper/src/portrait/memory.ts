import type { Asked, Rated } from './asked.js';
import { HALF_LIFE_DAYS, type Interest } from './affinity.js';
import { type Cart, emptyCart } from './cart.js';
import { noPurchases, type Purchases } from './purchases.js';
import type { Told } from './told.js';
import { noVisits, type Visits } from './visits.js';

export type InterestKind = 'category' | 'brand' | 'priceBand';

/**
 * What is kept of a shopper: sums and latest values, from which every trait of the portrait follows
 * ({@link portraitFrom}). Times are milliseconds since 1970.
 */
export interface ShopperMemory {
  readonly shopperId: string;
  /** Every id this person has been seen under. */
  readonly identities: readonly { readonly shopperId: string; readonly since: number }[];
  readonly told: readonly Told[];
  /** Something they told of themselves has been forgotten since. */
  readonly toldForgotten?: true;
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly visits: Visits;
  readonly events: number;
  readonly interests: Readonly<Record<InterestKind, readonly Interest[]>>;
  /** In which an interest fades to half. Absent: the usual {@link HALF_LIFE_DAYS}. */
  readonly halfLifeDays?: number;
  readonly cart: Cart;
  readonly purchases: Purchases;
  readonly coupons: { readonly applied: number; readonly denied: number };
  readonly asked: readonly Asked[];
  readonly ratings: readonly Rated[];
}

export const halfLifeOf = ({ halfLifeDays = HALF_LIFE_DAYS }: Pick<ShopperMemory, 'halfLifeDays'>): number =>
  halfLifeDays;

/** Of a shopper first heard of at a moment. */
export const newMemory = (
  shopperId: string,
  at: number,
  halfLifeDays: number = HALF_LIFE_DAYS,
): ShopperMemory => ({
  shopperId,
  identities: [{ shopperId, since: at }],
  told: [],
  firstSeen: at,
  lastSeen: at,
  visits: noVisits,
  events: 0,
  interests: { category: [], brand: [], priceBand: [] },
  ...(halfLifeDays !== HALF_LIFE_DAYS && { halfLifeDays }),
  cart: emptyCart,
  purchases: noPurchases,
  coupons: { applied: 0, denied: 0 },
  asked: [],
  ratings: [],
});
