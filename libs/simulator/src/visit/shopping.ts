import { DAY, HOUR } from '../chance/durations.js';
import { nextVisit } from '../people/rhythm.js';
import type { CartLine, Shopper } from '../people/shopper.js';
import type { ShopProduct } from '../shop/catalogue.js';
import { endure, type Sign, troubled } from '../troubles/endure.js';
import { some } from '../troubles/before-buying.js';
import { comesBy } from './begin.js';
import { checkOut } from './checkout.js';
import { lookAround } from './looking.js';
import type { Visit } from './visit.js';

/** The shopper comes by from now on, in their own rhythm, for whatever brings them. */
export function keepsComing(shopper: Shopper, first: number): void {
  comesBy(shopper, first, (visit) => {
    shops(visit);
    const { random, person, world } = shopper;
    // Who leaves a full basket behind often comes back for it.
    const isSoon = shopper.basket.size > 0 && random.chance(0.35);
    const next = isSoon
      ? visit.at + random.between(1, 30) * HOUR
      : nextVisit(random, visit.at, person.apart, world.roundTheClock);
    keepsComing(shopper, next);
  });
}

/** Some come to buy, some to look, some to see to their account. */
function shops(visit: Visit): void {
  const errand = visit.random.next();
  if (errand < 0.02) outOfTheBlue(visit);
  else if (errand < 0.04 && visit.shopper.person.hasAccount) seesToAccount(visit);
  else shopsAround(visit);
}

function shopsAround(visit: Visit): void {
  const { random, shopper } = visit;
  const isFull = shopper.basket.size > 0;
  const buys = random.chance(isFull ? 0.55 : 0.22);
  const products = lookAround(visit, isFull && buys ? random.between(0, 2) : lookedAt(visit, buys));
  if (products === undefined) return;
  if (random.chance(0.02)) outOfTheBlue(visit);
  if (random.chance(0.05)) visit.opens('/shop/orders', 15);
  if (random.chance(0.04)) visit.reads(random.pick(habits), 20);
  if (buys) fills(visit, products);
  else if (products.length > 0 && random.chance(0.07)) puts(visit, random.pick(products));
  if (buys && shopper.basket.size > 0) checkOut(visit);
}

const habits = [
  'return-policy',
  'delivery-times',
  'delivery-costs',
  'size-guide',
  'payment-methods',
  'choosing-a-product',
];

/** Buyers look at fewer things than those who stroll. */
function lookedAt({ random }: Visit, buys: boolean): number {
  let count = 1;
  while (count < 14 && random.chance(buys ? 0.55 : 0.68)) count++;
  return count;
}

function fills(visit: Visit, products: readonly ShopProduct[]): void {
  const { random, shopper, world, at } = visit;
  const there = products.filter((product) => world.shop.isThere(product, at));
  const first = rebought(visit) ?? there.at(-1);
  if (first === undefined) return;
  puts(visit, first);
  while (shopper.basket.size < 5 && random.chance(0.42)) {
    const next = world.shop.companion(visit.last ?? first, random);
    if (!world.shop.isThere(next, visit.at)) break;
    visit.looksAt(next, 25);
    puts(visit, next);
  }
}

/** What is used up is bought again: tea, coffee, soap. */
function rebought({ shopper, random, at }: Visit): ShopProduct | undefined {
  const usedUp = shopper.owned.find(
    ({ product, arrivedAt }) => isConsumed(product) && at > arrivedAt + 25 * DAY,
  );
  return usedUp && random.chance(0.5) ? usedUp.product : undefined;
}

const isConsumed = ({ glyph, price }: ShopProduct): boolean => glyph === 'basket' && price < 20;

function puts(visit: Visit, product: ShopProduct): void {
  const { shopper, random } = visit;
  if (visit.last !== product) visit.looksAt(product, 20);
  const size = product.sizes?.[Math.floor(shopper.person.build * product.sizes.length)];
  const quantity =
    product.price < 30 && random.chance(shopper.person.business ? 0.7 : 0.2) ? random.between(2, 4) : 1;
  const line: CartLine = { product, quantity, ...(size !== undefined && { size }) };
  shopper.basket.set(product.id, line);
  visit.does('ProductAdded', visit.line(line), 15);
  if (random.chance(0.06)) {
    shopper.basket.delete(product.id);
    visit.does('ProductRemoved', visit.line(line), 10);
  }
}

function seesToAccount(visit: Visit): void {
  const signs: Sign[] = [
    () => visit.opens('/shop/account', 15),
    () => visit.opens('/shop/account/settings', 40),
    () => visit.opens('/shop/account/settings', 30),
    () => visit.opens('/shop/account/addresses', 25),
  ];
  endure(visit, troubled('account-matters'), some(visit.random, 2, 4, signs));
}

/** A question that nothing led up to. */
function outOfTheBlue(visit: Visit): void {
  endure(visit, troubled('out-of-the-blue'), [() => visit.opens('/shop', 20)]);
}
