import { DAY, HOUR, MINUTE } from '../chance/durations.js';
import type { Random } from '../chance/random.js';
import { around } from '../chance/spread.js';
import type { Order } from '../orders/order.js';
import { refunds } from '../orders/reports.js';
import type { Shopper } from '../people/shopper.js';
import { shoppingHour } from '../people/rhythm.js';
import { comesBy } from '../visit/begin.js';
import type { Visit } from '../visit/visit.js';
import { looks, opens, orders } from './after-ordering.js';
import { some } from './before-buying.js';
import type { CauseName } from './causes.js';
import { endure, type Sign, troubled } from './endure.js';

/** A parcel has arrived: it is opened, and may hold a disappointment. */
export function arrives(shopper: Shopper, order: Order, at: number): void {
  const { random } = shopper;
  for (const { product } of order.lines) shopper.owned.push({ product, arrivedAt: at });
  const name = disappointmentIn(random, order);
  if (name === undefined) {
    unpacks(shopper, order, at);
    return;
  }
  const soon =
    name === 'does-not-fit' || name === 'sends-back' ? random.between(6, 120) : random.between(1, 30);
  comesBy(shopper, whenAwake(shopper, at + soon * HOUR), (visit) => {
    if (random.chance(0.3)) visit.opens('/shop', 8);
    const outcome = endure(visit, troubled(name), signs[name](visit, order));
    if (outcome !== 'left' && random.chance(sentBack[name] ?? 0)) returns(visit, order);
  });
}

const whenAwake = ({ random, world }: Shopper, at: number): number =>
  world.roundTheClock ? at : shoppingHour(random, at, at);

type Disappointment = Exclude<keyof typeof signs, 'waits-for-refund' | 'broke-later'>;

function disappointmentIn(random: Random, { lines }: Order): Disappointment | undefined {
  const isFragile = lines.some(({ product }) => /cup|bottle|lamp|pot|plant/.test(product.glyph));
  const rates: readonly (readonly [Disappointment, number])[] = [
    ['item-missing', lines.length > 1 ? 0.03 : 0.005],
    ['item-damaged', isFragile ? 0.03 : 0.008],
    ['item-wrong', 0.012],
    ['does-not-fit', lines.some(({ size }) => size !== undefined) ? 0.08 : 0],
    ['sends-back', 0.045],
  ];
  return rates.find(([, rate]) => random.chance(rate))?.[0];
}

const sentBack: Partial<Record<CauseName, number>> = {
  'item-damaged': 0.5,
  'item-wrong': 0.5,
  'does-not-fit': 0.6,
  'sends-back': 0.8,
};

const returnsPage = opens('/shop/account/returns', 30);
const reads =
  (article: string): Sign =>
  (visit) =>
    visit.reads(article, 30);

const signs = {
  'item-missing': ({ random }) =>
    some(random, 1, 3, [orders, reads('missing-item'), orders, reads('track-your-order')]),
  'item-damaged': ({ random }, { lines }) =>
    some(random, 1, 3, [orders, reads('damaged-item'), looks(lines), returnsPage]),
  'item-wrong': ({ random }, { lines }) =>
    some(random, 1, 3, [orders, reads('wrong-item'), looks(lines), returnsPage]),
  'does-not-fit': ({ random }, { lines }) =>
    some(random, 2, 3, [returnsPage, reads('size-guide'), looks(lines), reads('exchange-an-item'), orders]),
  'sends-back': ({ random }) =>
    some(random, 2, 3, [returnsPage, reads('return-policy'), reads('return-an-item'), orders]),
  'waits-for-refund': ({ random }) => some(random, 1, 3, [orders, returnsPage, reads('refunds'), orders]),
  'broke-later': ({ random }, { lines }) => some(random, 1, 3, [looks(lines), reads('warranty'), orders]),
} as const satisfies Partial<Record<CauseName, (visit: Visit, order: Order) => readonly Sign[]>>;

/** It goes back, and the money takes its time. */
function returns(visit: Visit, order: Order): void {
  const { shopper, random } = visit;
  returnsPage(visit);
  const { id: order_id } = order;
  visit.does('CustomEventTracked', { name: 'Return Requested', properties: { order_id } }, 15);
  const refundedAt = visit.at + around(random, 9, 0.5) * DAY;
  refunds(shopper, order, refundedAt);
  const trouble = troubled('waits-for-refund');
  const looksAgain = (at: number): void => {
    if (at >= refundedAt) return;
    comesBy(shopper, whenAwake(shopper, at), (now) => {
      const outcome = endure(now, trouble, signs['waits-for-refund'](now));
      if (outcome !== 'asked') looksAgain(now.at + random.between(20, 90) * HOUR);
    });
  };
  looksAgain(visit.at + around(random, 6, 0.4) * DAY);
}

/** All is well: some write a review, some things break weeks later. */
function unpacks(shopper: Shopper, order: Order, at: number): void {
  const { random } = shopper;
  const [line] = order.lines;
  if (line === undefined) return;
  const product_id = line.product.id;
  if (random.chance(0.12)) {
    comesBy(shopper, whenAwake(shopper, at + random.between(2, 9) * DAY), (visit) => {
      visit.opens('/shop/orders', 20);
      visit.does('ProductReviewed', { product_id, rating: random.between(3, 5) }, 20);
    });
  } else if (random.chance(0.06)) {
    comesBy(
      shopper,
      whenAwake(shopper, at + random.between(10, 60) * DAY + random.between(1, 50) * MINUTE),
      (visit) => {
        endure(visit, troubled('broke-later'), signs['broke-later'](visit, order));
      },
    );
  }
}
