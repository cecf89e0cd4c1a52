import { refuse } from '../errors/problems.js';

interface Coupon {
  readonly percent?: number;
  readonly amount?: number;
  /** Least value of the goods. */
  readonly from?: number;
  readonly expired?: boolean;
}

const coupons: ReadonlyMap<string, Coupon> = new Map([
  ['PINE10', { percent: 10 }],
  ['HARBOUR5', { amount: 5, from: 40 }],
  ['SPRING20', { percent: 20, expired: true }],
]);

/** What a code takes off goods of this value. @throws Refusal where it does not hold */
export function discountOf(code: string, goods: number): number {
  const coupon = coupons.get(code.trim().toUpperCase());
  if (coupon === undefined) throw refuse('invalid-input', `There is no coupon ${code}.`);
  if (coupon.expired === true) throw refuse('invalid-input', `The coupon ${code} has expired.`);
  if (goods < (coupon.from ?? 0)) {
    throw refuse('invalid-input', `The coupon ${code} holds from a value of ${String(coupon.from)}.`);
  }
  return Math.min(goods, (goods * (coupon.percent ?? 0)) / 100 + (coupon.amount ?? 0));
}
