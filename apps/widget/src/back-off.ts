const FIRST = 1_000;
const LONGEST = 60_000;

/**
 * How long to wait before the next try, in milliseconds: doubles from one second to one minute, spread over
 * its upper half so that browsers cut off together do not come back together.
 *
 * @param attempt failed tries so far, from 1
 * @param random in [0, 1)
 */
export function retryDelay(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt - 1, 10));
  return Math.round(ceiling * (0.5 + random / 2));
}
