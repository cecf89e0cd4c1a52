/**
 * Why somebody asks: the hidden cause, what those who ask because of it ask, and the help page that speaks of it.
 * `docs/simulator.md` shows the table.
 */
export interface Cause {
  /** Share of the questions. Empty: this looks like trouble and never is. */
  readonly asks: Readonly<Record<string, number>>;
  readonly article?: string;
  /** Multiplies how readily a person writes because of it. */
  readonly presses: number;
}

const cause = (
  presses: number,
  article: string | undefined,
  asks: Readonly<Record<string, number>>,
): Cause => ({ presses, asks, ...(article !== undefined && { article }) });

export const causes = {
  'size-doubt': cause(0.9, 'size-guide', { size: 0.9, exchange_item: 0.05, return_policy: 0.05 }),
  'stock-doubt': cause(1, 'stock-and-availability', { stock: 0.92, recommendation: 0.08 }),
  'price-moved': cause(1, 'price-protection', { price_change: 0.85, price_match: 0.15 }),
  'cheaper-elsewhere': cause(1.2, 'price-protection', { price_match: 0.9, price_change: 0.1 }),
  undecided: cause(0.8, 'choosing-a-product', { product_question: 0.82, recommendation: 0.18 }),
  searching: cause(0.8, 'choosing-a-product', { recommendation: 0.85, product_question: 0.15 }),
  'coupon-denied': cause(2, 'coupons', { coupon_problem: 0.95, price_change: 0.05 }),
  'gift-card-denied': cause(2.5, 'gift-cards', { gift_card: 0.92, coupon_problem: 0.08 }),
  'payment-failing': cause(5, 'payment-failed', { payment_failed: 0.92, payment_methods: 0.08 }),
  'no-way-to-pay': cause(2, 'payment-methods', { payment_methods: 0.9, payment_failed: 0.1 }),
  'delivery-cost': cause(1, 'delivery-costs', { shipping_cost: 0.92, delivery_time: 0.08 }),
  'needed-by': cause(1.4, 'delivery-times', { delivery_time: 0.9, shipping_cost: 0.1 }),
  'lives-abroad': cause(1.6, 'delivery-countries', { international_shipping: 0.9, shipping_cost: 0.1 }),
  'wants-wrapping': cause(1.6, 'gift-wrapping', { gift_wrapping: 0.95, change_order: 0.05 }),
  'cannot-sign-in': cause(3, 'sign-in-help', { login_problem: 0.95, account_change: 0.05 }),
  'points-missing': cause(2.5, 'loyalty-points', { loyalty_points: 0.95, coupon_problem: 0.05 }),
  'account-matters': cause(0.8, 'your-account', { account_change: 0.8, delete_account: 0.2 }),
  'impatient-for-order': cause(0.9, 'track-your-order', { order_status: 0.88, delivery_time: 0.12 }),
  'order-late': cause(2.5, 'track-your-order', { order_status: 0.86, complaint: 0.08, cancel_order: 0.06 }),
  'wrong-address': cause(4, 'change-delivery-address', {
    change_shipping_address: 0.95,
    change_order: 0.05,
  }),
  'wrong-variant': cause(3.5, 'change-an-order', { change_order: 0.88, cancel_order: 0.12 }),
  'changed-mind': cause(3.5, 'cancel-an-order', { cancel_order: 0.93, return_policy: 0.07 }),
  'charged-twice': cause(5, 'payment-failed', { payment_failed: 0.92, complaint: 0.08 }),
  'needs-invoice': cause(3, 'invoices', { invoice: 0.96, account_change: 0.04 }),
  'item-missing': cause(5, 'missing-item', { missing_item: 0.92, order_status: 0.08 }),
  'item-damaged': cause(5, 'damaged-item', { damaged_item: 0.92, complaint: 0.08 }),
  'item-wrong': cause(5, 'wrong-item', { wrong_item: 0.9, exchange_item: 0.1 }),
  'does-not-fit': cause(2.5, 'exchange-an-item', { exchange_item: 0.85, return_item: 0.15 }),
  'sends-back': cause(2, 'return-an-item', { return_item: 0.88, return_policy: 0.12 }),
  'waits-for-refund': cause(3, 'refunds', { refund_status: 0.94, complaint: 0.06 }),
  'broke-later': cause(3.5, 'warranty', { warranty: 0.94, damaged_item: 0.06 }),
  unanswered: cause(3.5, 'contact-us', { talk_to_human: 0.7, complaint: 0.3 }),
  /** Nothing to see beforehand: it just comes to mind. */
  'out-of-the-blue': cause(4, undefined, {
    product_question: 2,
    delivery_time: 2,
    order_status: 2,
    return_policy: 2,
    recommendation: 1.5,
    shipping_cost: 1.5,
    payment_methods: 1,
    gift_card: 1,
    stock: 1,
    size: 1,
    talk_to_human: 1,
    warranty: 0.5,
    invoice: 0.5,
    loyalty_points: 0.5,
    international_shipping: 0.5,
    gift_wrapping: 0.5,
    account_change: 0.5,
    greeting: 0.5,
  }),
  /** Buyers who look at everything before they buy, and ask nobody. */
  cautious: cause(0, undefined, {}),
} as const satisfies Record<string, Cause>;

export type CauseName = keyof typeof causes;

/** What a message may be misread as. */
export const misreadings: Readonly<Record<string, readonly string[]>> = {
  order_status: ['delivery_time', 'missing_item'],
  delivery_time: ['order_status', 'shipping_cost'],
  return_item: ['return_policy', 'exchange_item'],
  exchange_item: ['return_item', 'size'],
  price_change: ['price_match', 'coupon_problem'],
  price_match: ['price_change'],
  damaged_item: ['warranty', 'wrong_item'],
  wrong_item: ['damaged_item', 'exchange_item'],
  payment_failed: ['payment_methods', 'coupon_problem'],
  refund_status: ['return_item', 'order_status'],
  product_question: ['recommendation', 'stock'],
  recommendation: ['product_question'],
  cancel_order: ['change_order', 'return_item'],
  change_order: ['cancel_order', 'change_shipping_address'],
};
/** Where nothing is named: a message that says little may be read as either. */
export const MISREAD_AS = ['product_question', 'order_status'] as const;
