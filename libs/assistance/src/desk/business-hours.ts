/** When people answer: minutes of each weekday, in the shop's time zone. Monday is 1. */
export interface BusinessHours {
  readonly spans: readonly Span[];
}
interface Span {
  readonly day: number;
  /** Minutes from midnight; `to` is after `from`, at most 24 hours. */
  readonly from: number;
  readonly to: number;
}

/** What is wrong with hours, in plain words. */
export class BusinessHoursInvalid extends Error {
  override readonly name = 'BusinessHoursInvalid';
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const PART = /^([a-z]{3})(?:\s*[-–]\s*([a-z]{3}))?\s+(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/i;

/**
 * Reads `Mon-Fri 09:00-18:00; Sat 10:00-14:00`. A day may stand more than once, for a pause at noon.
 *
 * @throws BusinessHoursInvalid naming the part that cannot be read
 */
export function parseBusinessHours(text: string): BusinessHours {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) throw new BusinessHoursInvalid('no hours are named');
  return { spans: parts.flatMap(spansIn) };
}

function spansIn(part: string): readonly Span[] {
  const [, first = '', last = first, fromHour, fromMinute, toHour, toMinute] = PART.exec(part) ?? [];
  const [begin, end] = [dayOf(first), dayOf(last)];
  const [from, to] = [minutesOf(fromHour, fromMinute), minutesOf(toHour, toMinute)];
  if (begin === 0 || end === 0 || from === undefined || to === undefined || to <= from) {
    throw new BusinessHoursInvalid(`“${part}” is not like Mon-Fri 09:00-18:00`);
  }
  // Fri-Mon goes over the end of the week.
  const days = ((end - begin + 7) % 7) + 1;
  return Array.from({ length: days }, (_, n) => ({ day: ((begin - 1 + n) % 7) + 1, from, to }));
}

const dayOf = (name: string): number => DAYS.indexOf(name.toLowerCase()) + 1;

function minutesOf(hour: string | undefined, minute: string | undefined): number | undefined {
  const minutes = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && minutes <= 24 * 60 ? minutes : undefined;
}
