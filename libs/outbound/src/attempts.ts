/** After so many attempts it is given up: about a day after the first. */
export const MOST_ATTEMPTS = 9;

const FIRST_PAUSE_MS = 10_000;
const TIMES = 4;
const LONGEST_PAUSE_MS = 8 * 3_600_000;

/**
 * How long to wait after an attempt: four times as long after each, eight hours at most, of which a drawn half is left
 * out, so that many that failed together do not come back together.
 *
 * @param attempt 1 for the first
 * @param draw 0 to 1
 * @param askedFor milliseconds that the other side wants at least
 */
export function pauseAfter(attempt: number, draw: number, askedFor = 0): number {
  const whole = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * TIMES ** (attempt - 1));
  return Math.max(Math.min(askedFor, LONGEST_PAUSE_MS), Math.round(whole * (0.5 + draw / 2)));
}
