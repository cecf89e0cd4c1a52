import type { FullLine } from './cart.js';

export const SHIPPING = ['standard', 'express'] as const;
export type Shipping = (typeof SHIPPING)[number];

export const SHIPPING_PRICE: Readonly<Record<Shipping, number>> = { standard: 4.9, express: 9.9 };

interface Coupon {
  readonly percent?: number;
  readonly amount?: number;
  /** Least value of the goods. */
  readonly from?: number;
  readonly expired?: boolean;
}

/** What the demo shop hands out. The server decides in the end; this is for showing it at once. */
const COUPONS: Readonly<Record<string, Coupon>> = {
  PINE10: { percent: 10 },
  HARBOUR5: { amount: 5, from: 40 },
  SPRING20: { percent: 20, expired: true },
};

export type CouponAnswer =
  | { readonly ok: true; readonly code: string; readonly discount: number }
  | {
      readonly ok: false;
      readonly code: string;
      readonly reason: 'unknown' | 'expired' | 'minimum';
      readonly from?: number;
    };

/** Whether a code holds for goods of this value, and what it takes off. */
export function checkCoupon(text: string, goods: number): CouponAnswer {
  const code = text.trim().toUpperCase();
  const coupon = Object.hasOwn(COUPONS, code) ? COUPONS[code] : undefined;
  if (coupon === undefined) return { ok: false, code, reason: 'unknown' };
  if (coupon.expired) return { ok: false, code, reason: 'expired' };
  if (coupon.from !== undefined && goods < coupon.from)
    return { ok: false, code, reason: 'minimum', from: coupon.from };
  return { ok: true, code, discount: cents((goods * (coupon.percent ?? 0)) / 100 + (coupon.amount ?? 0)) };
}

export interface Totals {
  readonly goods: number;
  readonly discount: number;
  readonly shipping: number;
  readonly total: number;
}

/** Standard delivery is free from a value of goods, counted after coupons. */
export function totalsOf(
  lines: readonly FullLine[],
  {
    shipping,
    coupon,
    freeFrom,
  }: { readonly shipping: Shipping; readonly coupon?: string | undefined; readonly freeFrom: number },
): Totals {
  const goods = cents(lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0));
  const answer = coupon === undefined ? undefined : checkCoupon(coupon, goods);
  const discount = answer?.ok ? Math.min(answer.discount, goods) : 0;
  const free = shipping === 'standard' && goods - discount >= freeFrom;
  const delivery = free || lines.length === 0 ? 0 : SHIPPING_PRICE[shipping];
  return { goods, discount, shipping: delivery, total: cents(goods - discount + delivery) };
}

const cents = (value: number): number => Math.round(value * 100) / 100;
