import { DAY, HOUR, MINUTE } from '../chance/durations.js';
import { Chances } from '../chance/chances.js';
import type { Random } from '../chance/random.js';
import { waiting } from '../chance/spread.js';

/** How the hours of a day (UTC) compare: lunch and the evening. */
const hours = new Chances(
  Array.from({ length: 24 }, (_, hour) => hour),
  (hour) => (hour < 6 ? 0.2 : hour < 11 ? 1.5 : hour < 14 ? 2.5 : hour < 18 ? 2 : hour < 22 ? 4 : 1.5),
);

/** @returns the time of the next visit, at an hour at which people shop unless the shop never sleeps */
export function nextVisit(random: Random, after: number, apart: number, roundTheClock: boolean): number {
  const at = after + HOUR + waiting(random, apart);
  return roundTheClock ? at : shoppingHour(random, at, after + HOUR);
}

/** @returns a time on the day of `at`, or the day after where that would be before `earliest` */
export function shoppingHour(random: Random, at: number, earliest: number): number {
  const time = at - (at % DAY) + hours.draw(random) * HOUR + random.next() * 60 * MINUTE;
  return time < earliest ? time + DAY : time;
}
