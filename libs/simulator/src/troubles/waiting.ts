import { HOUR } from '../chance/durations.js';
import { shoppingHour } from '../people/rhythm.js';
import type { Shopper } from '../people/shopper.js';
import { comesBy } from '../visit/begin.js';
import type { Visit } from '../visit/visit.js';
import { opens, orders } from './after-ordering.js';
import { some } from './before-buying.js';
import { endure, type Sign, type Trouble, troubled } from './endure.js';

const track: Sign = (visit) => visit.reads('track-your-order', 20);
const times: Sign = (visit) => visit.reads('delivery-times', 20);

/** A parcel is on its way: some look where it is, out of habit or because they cannot wait. */
export function waits(shopper: Shopper, from: number, arrivesAt: number): void {
  const { random, person } = shopper;
  if (!random.chance(0.25 + 0.4 * (1 - person.patience))) return;
  const trouble = random.chance(0.35) ? troubled('impatient-for-order') : undefined;
  looksAgain(shopper, from + random.next() * (arrivesAt - from), arrivesAt, random.between(1, 3), trouble);
}

/** The shop says that it will be late: they come back to the order page again and again. */
export function isLate(shopper: Shopper, from: number, arrivesAt: number): void {
  const { random } = shopper;
  if (!random.chance(0.8)) return;
  looksAgain(
    shopper,
    from + random.between(1, 12) * HOUR,
    arrivesAt,
    random.between(2, 5),
    troubled('order-late'),
  );
}

/** @param trouble none: it is habit */
function looksAgain(shopper: Shopper, at: number, until: number, left: number, trouble?: Trouble): void {
  if (at >= until || left === 0) return;
  const { random } = shopper;
  const time = shopper.world.roundTheClock ? at : shoppingHour(random, at, at);
  comesBy(shopper, time, (visit) => {
    if (random.chance(0.3)) visit.opens('/shop', 8);
    const signs = trouble ? asFarAsTheyGo(visit) : [orders];
    const outcome = endure(visit, trouble ?? troubled('cautious'), signs);
    if (random.chance(0.15)) opens('/shop/account', 8)(visit);
    if (outcome === 'asked' || outcome === 'eased') return;
    looksAgain(shopper, visit.at + random.between(3, 30) * HOUR, until, left - 1, trouble);
  });
}

/** Most look at the order first. */
function asFarAsTheyGo({ random }: Visit): readonly Sign[] {
  const signs = some(random, 1, 3, [orders, track, orders, times]);
  return random.chance(0.8) ? [orders, ...signs.slice(1)] : signs;
}
