import type { PolicyConditions } from '#protocol';

type Hours = NonNullable<PolicyConditions['hours']>;

const formats = new Map<string, Intl.DateTimeFormat>();
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MINUTES_A_DAY = 24 * 60;

/**
 * Whether a moment lies in the hours of a policy. Hours that end before they begin go on past midnight and belong to
 * the day on which they begin; where both are the same time, they last a whole day.
 *
 * @param now milliseconds since 1970
 */
export function isWithinHours({ days, from, to }: Hours, now: number, timeZone: string): boolean {
  const { weekday, minute } = wallClock(now, timeZone);
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  if (begin < end) return days.includes(weekday) && minute >= begin && minute < end;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && minute >= begin) || (days.includes(yesterday) && minute < end);
}

/** The day of a moment in a time zone, `2026-11-22`. */
export function dayIn(timeZone: string, now: number): string {
  const { year, month, day } = partsOf(now, timeZone);
  return `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
}

function wallClock(now: number, timeZone: string): { weekday: number; minute: number } {
  const { weekday = '', hour = '0', minute = '0' } = partsOf(now, timeZone);
  return {
    weekday: WEEKDAYS.indexOf(weekday) + 1,
    minute: (Number(hour) * 60 + Number(minute)) % MINUTES_A_DAY,
  };
}

function partsOf(now: number, timeZone: string): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
}

function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}
