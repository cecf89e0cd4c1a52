import type { DeskHours } from '#protocol';

const LEAST_MINUTES = 2;
const LEAST_SHARE = 0.25;

/**
 * Whether somebody who was told the one should be told the other: people come or go home, begin again at another
 * time, or the wait is another by two minutes and a quarter at least.
 */
export function isNotable(told: DeskHours, now: DeskHours): boolean {
  if (told.open !== now.open || told.opensAt !== now.opensAt) return true;
  const [before, after] = [told.expectedWaitMinutes, now.expectedWaitMinutes];
  if (before === undefined || after === undefined) return before !== after;
  return Math.abs(after - before) >= Math.max(LEAST_MINUTES, before * LEAST_SHARE);
}
