import { wallClock } from '#kernel';
import type { BusinessHours } from './business-hours.js';

const MINUTE_MS = 60_000;
const WEEK = 7;

export interface Opening {
  readonly open: boolean;
  /** ISO 8601; where it is closed. */
  readonly opensAt?: string;
}

/**
 * Whether people answer now, and else when they do again.
 *
 * @param hours absent: around the clock
 * @param timeZone IANA name, in which the hours are told
 */
export function deskHours(now: Date, hours: BusinessHours | undefined, timeZone = 'UTC'): Opening {
  if (!hours) return { open: true };
  const { weekday, minutes } = wallClock(now.getTime(), timeZone);
  const isOpen = hours.spans.some(
    (span) => span.day === weekday && span.from <= minutes && minutes < span.to,
  );
  if (isOpen) return { open: true };
  const opensAt = nextOpening(now, hours, timeZone);
  return { open: false, ...(opensAt && { opensAt: opensAt.toISOString() }) };
}

/** The first beginning of a span after now: tried day by day, as a day may have 23 or 25 hours. */
function nextOpening(now: Date, { spans }: BusinessHours, timeZone: string): Date | undefined {
  const today = wallClock(now.getTime(), timeZone);
  for (let ahead = 0; ahead <= WEEK; ahead++) {
    const day = ((today.weekday - 1 + ahead) % WEEK) + 1;
    const begins = spans
      .filter((span) => span.day === day && (ahead > 0 || span.from > today.minutes))
      .map(({ from }) => from);
    if (begins.length > 0) return instantOf(now, ahead, Math.min(...begins), timeZone);
  }
  return undefined;
}

/** The moment at which clocks in the zone show these minutes, so many days from now. */
function instantOf(now: Date, daysAhead: number, minutes: number, timeZone: string): Date {
  const local = wallClock(now.getTime(), timeZone);
  const guess = now.getTime() + (daysAhead * 24 * 60 + minutes - local.minutes) * MINUTE_MS;
  const onTheMinute = Math.floor(guess / MINUTE_MS) * MINUTE_MS;
  // Where the clocks were changed in between, the guess is off by that much.
  const off = minutes - wallClock(onTheMinute, timeZone).minutes;
  const nearest = off > 12 * 60 ? off - 24 * 60 : off < -12 * 60 ? off + 24 * 60 : off;
  return new Date(onTheMinute + nearest * MINUTE_MS);
}
