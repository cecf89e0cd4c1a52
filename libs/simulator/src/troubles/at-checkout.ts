import type { Truth } from '../truth.js';
import type { Visit } from '../visit/visit.js';
import type { Checkout } from '../visit/checkout-facts.js';
import { endure, type Sign, troubled } from './endure.js';
import { some } from './before-buying.js';

type Outcome = Truth['outcome'] | undefined;

/** A code is typed in; sometimes it is refused, and most people shrug. */
export function entersCoupon(visit: Visit, goods: number): { outcome?: Outcome; code?: string } {
  const { random } = visit;
  const way = random.next();
  if (way < 0.55) {
    const code = way < 0.35 ? 'PINE10' : 'HARBOUR5';
    const coupon = { coupon_id: code, coupon_name: code };
    if (code === 'PINE10' || goods >= 40) {
      visit.does('CouponEntered', coupon, 2);
      visit.does('CouponApplied', { ...coupon, discount: code === 'PINE10' ? cents(goods * 0.1) : 5 }, 12);
      return { code };
    }
    return { outcome: refused(visit, code, 'minimum', 'coupon-denied') };
  }
  if (way < 0.62)
    return { outcome: refused(visit, `GIFT-${random.between(1000, 9999)}`, 'unknown', 'gift-card-denied') };
  const code = way < 0.85 ? 'SPRING20' : 'WELCOME15';
  return { outcome: refused(visit, code, way < 0.85 ? 'expired' : 'unknown', 'coupon-denied') };
}

function refused(
  visit: Visit,
  code: string,
  reason: string,
  cause: 'coupon-denied' | 'gift-card-denied',
): Outcome {
  const coupon = { coupon_id: code, coupon_name: code };
  const denial = (): void => {
    visit.does('CouponEntered', coupon, 2);
    visit.does('CouponDenied', { ...coupon, reason }, 20);
  };
  const looks: Sign[] = [denial, () => visit.opens('/shop/cart', 15), denial];
  if (!visit.random.chance(0.6)) {
    denial();
    return undefined;
  }
  return endure(visit, troubled(cause), looks.slice(0, visit.random.between(1, 3)));
}

/** What keeps somebody from going on at a step of the checkout. */
export function hesitates(visit: Visit, checkout: Checkout): Outcome {
  const { random, shopper, world } = visit;
  const { person } = shopper;
  const isBelow = checkout.goods < world.shop.catalogue.shop.freeShippingFrom;
  const toCart: Sign = () => visit.opens('/shop/cart', 25);
  const again: Sign = () => visit.opens('/shop/checkout', 40);
  if (person.abroad && random.chance(0.14)) {
    const look: Sign = () => visit.reads('delivery-countries', 40);
    return endure(visit, troubled('lives-abroad'), some(random, 1, 3, [again, look, toCart]));
  }
  if (isBelow && random.chance(0.08)) {
    const look: Sign = () => visit.reads('delivery-costs', 30);
    const next: Sign = () => visit.looksAt(person.taste.draw(random), 20);
    return endure(visit, troubled('delivery-cost'), some(random, 2, 4, [toCart, again, look, next]));
  }
  if (person.gives && random.chance(0.16)) {
    const look: Sign = () => visit.reads('gift-wrapping', 30);
    return endure(visit, troubled('wants-wrapping'), some(random, 1, 3, [again, look, toCart]));
  }
  if (random.chance(0.03)) {
    const look: Sign = () => visit.reads('delivery-times', 35);
    const express: Sign = () => visit.does('CheckoutStepViewed', { checkout_id: checkout.id, step: 2 }, 45);
    return endure(visit, troubled('needed-by'), some(random, 1, 3, [express, look, express]));
  }
  return undefined;
}

/** The way one wants to pay is not among those offered. */
export function missesPayment(visit: Visit, checkout: Checkout): Outcome {
  if (!visit.random.chance(0.02)) return undefined;
  const step: Sign = () => visit.does('CheckoutStepViewed', { checkout_id: checkout.id, step: 3 }, 50);
  const look: Sign = () => visit.reads('payment-methods', 30);
  return endure(visit, troubled('no-way-to-pay'), some(visit.random, 1, 3, [step, look, step]));
}

const reasons = ['card_declined', 'card_declined', 'authentication_failed', 'insufficient_funds'] as const;

/** Payments that fail: once is soon forgotten, and each further time is a sign. */
export function paymentFails(visit: Visit, checkout: Checkout): Outcome {
  const { random, shopper } = visit;
  if (!random.chance(0.06)) return undefined;
  const isCard = shopper.person.payment === 'card';
  const reason = isCard ? random.pick(reasons) : 'wallet_cancelled';
  const fails = (payment_method: string): void =>
    visit.does('PaymentFailed', { checkout_id: checkout.id, payment_method, reason }, 35);
  if (random.chance(0.3)) {
    fails(shopper.person.payment);
    return undefined;
  }
  const again: Sign = () => fails(shopper.person.payment);
  const otherwise: Sign = () => fails(isCard ? 'paypal' : 'card');
  const signs = [again, again, random.chance(0.5) ? otherwise : again, again].slice(0, random.between(2, 4));
  return endure(visit, troubled('payment-failing'), signs);
}

export const cents = (amount: number): number => Math.round(amount * 100) / 100;
