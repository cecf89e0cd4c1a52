import { MINUTE } from '../chance/durations.js';
import { comesBy } from '../visit/begin.js';
import { cancels } from '../orders/reports.js';
import type { Order } from '../orders/order.js';
import type { Visit } from '../visit/visit.js';
import { some } from './before-buying.js';
import type { CauseName } from './causes.js';
import { endure, type Sign, troubled } from './endure.js';

/** Right after ordering something may turn out wrong: at once, or within hours. */
export function regrets(visit: Visit, order: Order): void {
  const { shopper, random } = visit;
  const name = regretOver(visit, order);
  if (name === undefined) return;
  const tell = (now: Visit): void => {
    const outcome = endure(now, troubled(name), signs[name](now, order));
    if (name === 'changed-mind' && outcome !== 'endured' && random.chance(0.7)) {
      cancels(shopper, order, now.at + random.between(10, 90) * MINUTE);
    }
  };
  if (random.chance(0.5)) tell(visit);
  else comesBy(shopper, visit.at + random.between(40, 300) * MINUTE, tell);
}

type Regret = keyof typeof signs;

const regrettable: readonly (readonly [Regret, number])[] = [
  ['wrong-address', 0.02],
  ['wrong-variant', 0.016],
  ['changed-mind', 0.02],
  ['charged-twice', 0.006],
  ['needs-invoice', 0.006],
  ['points-missing', 0.02],
];

function regretOver({ shopper, random, isTroubled }: Visit, { lines }: Order): Regret | undefined {
  const { business, hasAccount } = shopper.person;
  const likelier: Partial<Record<Regret, number>> = {
    'wrong-variant': lines.some(({ size }) => size !== undefined) ? 2 : 0.6,
    'charged-twice': isTroubled ? 5 : 1,
    'needs-invoice': business ? 40 : 1,
    'points-missing': hasAccount ? 1 : 0,
  };
  return regrettable.find(([name, rate]) => random.chance(rate * (likelier[name] ?? 1)))?.[0];
}

const signs = {
  'wrong-address': ({ random }) =>
    some(random, 2, 3, [orders, opens('/shop/account/addresses', 40), opens('/shop/account', 12), orders]),
  'wrong-variant': ({ random }, { lines }) =>
    some(random, 2, 3, [orders, looks(lines), orders, (visit) => visit.reads('change-an-order', 25)]),
  'changed-mind': ({ random }, { lines }) =>
    some(random, 2, 3, [orders, looks(lines), (visit) => visit.reads('cancel-an-order', 25), orders]),
  'charged-twice': ({ random }) =>
    some(random, 1, 3, [orders, orders, (visit) => visit.reads('payment-failed', 30), orders]),
  'needs-invoice': ({ random }) =>
    some(random, 1, 3, [orders, opens('/shop/account/invoices', 25), (visit) => visit.reads('invoices', 25)]),
  'points-missing': ({ random }) =>
    some(random, 1, 3, [
      opens('/shop/account/points', 25),
      opens('/shop/account', 10),
      opens('/shop/account/points', 30),
    ]),
} as const satisfies Partial<Record<CauseName, (visit: Visit, order: Order) => readonly Sign[]>>;

export const opens =
  (page: Parameters<Visit['opens']>[0], seconds: number): Sign =>
  (visit) =>
    visit.opens(page, seconds);

export const orders: Sign = opens('/shop/orders', 25);

export const looks =
  (lines: Order['lines']): Sign =>
  (visit) => {
    const [line] = lines;
    if (line) visit.looksAt(line.product, 40);
  };
