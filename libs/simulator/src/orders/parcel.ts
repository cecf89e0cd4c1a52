import type { OrderStatus } from '#protocol';
import { DAY, HOUR, SECOND } from '../chance/durations.js';
import { around } from '../chance/spread.js';
import type { Shopper } from '../people/shopper.js';
import { arrives } from '../troubles/after-delivery.js';
import { isLate, waits } from '../troubles/waiting.js';
import type { Order } from './order.js';
import { byShop, facts } from './reports.js';

/** One order in ten is late. */
const LATE = 0.1;

/** Plans an order's way to its buyer, and what the buyer does meanwhile. */
export function sends(shopper: Shopper, order: Order): void {
  const { random } = shopper;
  const { placedAt } = order;
  const shippedAt = placedAt + around(random, 22, 0.3) * HOUR;
  const promisedAt = placedAt + random.between(2, 4) * DAY;
  const late = random.chance(LATE) ? around(random, 3, 0.4) * DAY : 0;
  const arrivesAt = Math.max(shippedAt + 12 * HOUR, promisedAt - random.next() * 6 * HOUR) + late;
  const parcel = {
    carrier: 'Gullpost',
    tracking_number: `GP${random.between(1_000_000_000, 9_999_999_999)}`,
  };

  const reports = (at: number, status: OrderStatus, expectedAt: number, then?: () => void): void =>
    shopper.world.plan(at, () => {
      if (order.isCancelled) return;
      const expected_at = new Date(expectedAt).toISOString().slice(0, 10);
      const sent = status === 'processing' ? {} : parcel;
      byShop(shopper, 'OrderUpdated', at, { ...facts(shopper, order), status, ...sent, expected_at });
      then?.();
    });
  reports(placedAt + SECOND, 'processing', promisedAt);
  reports(shippedAt, 'shipped', promisedAt, () => waits(shopper, shippedAt, arrivesAt));
  if (late > 0) {
    const toldAt = promisedAt - random.between(4, 30) * HOUR;
    const delayedAt = Math.max(shippedAt + HOUR, toldAt);
    reports(delayedAt, 'delayed', arrivesAt, () => isLate(shopper, delayedAt, arrivesAt));
  }
  reports(arrivesAt - random.between(2, 6) * HOUR, 'out_for_delivery', arrivesAt);
  reports(arrivesAt, 'delivered', arrivesAt, () => arrives(shopper, order, arrivesAt));
}
