import type { Shelf } from '../shelf.js';

/** Visits are separated by this much silence, as in the portrait. */
const SILENCE = 30 * 60_000;
const KEY = 'session';

/** Notes activity at `now` (milliseconds). @returns whether a new visit begins with it */
export function beginsSession(shelf: Shelf, now: number): boolean {
  const last = Number(shelf.get(KEY));
  shelf.set(KEY, String(now));
  return !(last > 0 && now - last < SILENCE);
}

export const endSession = (shelf: Shelf): void => shelf.remove(KEY);
