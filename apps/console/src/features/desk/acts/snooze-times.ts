export const SNOOZES = ['hour', 'tomorrow', 'week'] as const;
export type Snooze = (typeof SNOOZES)[number];

const HOUR = 3_600_000;
const MORNING = 9;
const MONDAY = 1;

/** When it comes back: in an hour, tomorrow at nine, on the next Monday after that at nine; in the reader's time zone. */
export function snoozeUntil(snooze: Snooze, now: number): Date {
  if (snooze === 'hour') return new Date(now + HOUR);
  const day = new Date(now);
  const toMonday = (MONDAY + 7 - day.getDay()) % 7 || 7;
  const ahead = snooze === 'tomorrow' ? 1 : toMonday === 1 ? 8 : toMonday;
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + ahead, MORNING);
}

/** For a field of date and time: `2026-11-23T09:00`, without seconds and zone. */
export function asLocalField(at: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
