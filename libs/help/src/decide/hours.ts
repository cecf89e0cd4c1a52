import { wallClock } from '#kernel';
import type { PolicyConditions } from '#protocol';

type Hours = NonNullable<PolicyConditions['hours']>;

/**
 * Whether a moment lies in the hours of a policy. Hours that end before they begin go on past midnight and belong to
 * the day on which they begin; where both are the same time, they last a whole day.
 *
 * @param now milliseconds since 1970
 */
export function isWithinHours({ days, from, to }: Hours, now: number, timeZone: string): boolean {
  const { weekday, minutes } = wallClock(now, timeZone);
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  if (begin < end) return days.includes(weekday) && minutes >= begin && minutes < end;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && minutes >= begin) || (days.includes(yesterday) && minutes < end);
}

function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}
