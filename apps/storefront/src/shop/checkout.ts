import { track, visitorToken } from '../presage.js';
import { linesIn, totalsIn } from './deeds.js';
import type { Shop } from './shop.js';
import { shopApi } from './shop-api.js';
import type { Checkout } from './state.js';
import { checkoutStarted } from './tracking.js';

const EMPTY = { name: '', email: '', street: '', postcode: '', city: '' };
/** How long the make-believe bank thinks, in milliseconds. */
const BANK_THINKS = 900;

/** From the basket to the till: reported once for each checkout. */
export function beginCheckout(shop: Shop): void {
  if (shop.state.checkout || linesIn(shop).length === 0) return;
  const id = crypto.randomUUID();
  const address = { ...EMPTY, name: shop.state.login?.name ?? '' };
  shop.update({
    checkout: { id, step: 1, address, shipping: 'standard', payment: 'card', progress: 'filling' },
  });
  track('Checkout Started', checkoutStarted(id, linesIn(shop), totalsIn(shop), shop.state.coupon));
}

export function amend(shop: Shop, change: Partial<Checkout>): void {
  const { checkout } = shop.state;
  if (checkout) shop.update({ checkout: { ...checkout, ...change } });
}

export function completeStep(shop: Shop): void {
  const { checkout } = shop.state;
  if (checkout === undefined || checkout.step === 3) return;
  reportStep(checkout);
  amend(shop, { step: checkout.step === 1 ? 2 : 3 });
}

export async function pay(shop: Shop): Promise<void> {
  const { checkout, coupon } = shop.state;
  if (checkout === undefined || checkout.progress === 'paying') return;
  amend(shop, { progress: 'paying' });
  if (checkout.payment === 'declined') {
    await new Promise((done) => setTimeout(done, BANK_THINKS));
    track('Payment Failed', { checkout_id: checkout.id, payment_method: 'card', reason: 'card_declined' });
    amend(shop, { progress: 'declined' });
    return;
  }
  try {
    const lines = linesIn(shop).map(({ product: _, ...line }) => line);
    const token = await visitorToken();
    const { orderId } = await shopApi.placeOrder({
      token,
      checkoutId: checkout.id,
      lines,
      shipping: checkout.shipping,
      ...(coupon !== undefined && { coupon }),
    });
    reportStep(checkout);
    shop.update({ cart: [], coupon: undefined, checkout: undefined, orders: 'waiting' });
    shop.go(`/thanks/${encodeURIComponent(orderId)}`);
  } catch {
    amend(shop, { progress: 'failed' });
  }
}

const reportStep = ({ id, step, shipping, payment }: Checkout): void =>
  track('Checkout Step Completed', {
    checkout_id: id,
    step,
    ...(step >= 2 && { shipping_method: shipping }),
    ...(step >= 3 && { payment_method: payment }),
  });
