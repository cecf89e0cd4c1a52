import { setTimeout } from 'node:timers/promises';
import { PostgresUnusable } from './postgres-unusable.js';

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2_000;

/**
 * Does the work again, after growing pauses, while PostgreSQL cannot be reached: a server that restarts is then
 * nothing but slow. For work that may be done twice.
 *
 * @param milliseconds how long, `Infinity` until `signal` aborts
 * @throws what the work throws, at once where it would not pass by waiting
 */
export async function patiently<T>(
  work: () => Promise<T>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<T> {
  const end = performance.now() + milliseconds;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await work();
    } catch (error) {
      const over = signal.aborted || performance.now() + pause > end;
      if (over || !(error instanceof PostgresUnusable && error.passing)) throw error;
      await pauseFor(pause, signal);
    }
  }
}

async function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch (error) {
    // Woken by the signal: the caller looks at it.
    if (!signal.aborted) throw error;
  }
}
