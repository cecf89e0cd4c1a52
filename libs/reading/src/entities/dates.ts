import { en, type ParsedComponents, type ParsedResult } from 'chrono-node';
import * as zh from 'chrono-node/zh';
import { CHINESE_NUMERALS, chineseNumber } from './chinese-numbers.js';
import type { ReadEntity } from './entity.js';

/** The moment a message was written, and where the shop's days begin. */
export interface Moment {
  readonly now: Date;
  /** IANA name, for example `Europe/Berlin`. */
  readonly timeZone: string;
}

const NUMERIC = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)/gu;
const IS_NUMERIC = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/u;
/** Words that are more often no date: "sun hat", "sat nav", "may I". */
const NO_DATE =
  /^(?:sun|sat|mar|may|now|wed|dec|second|今|日|现在|現在|right now|today's|next day|this time)$/u;
const PAST =
  /\b(?:bought|ordered|placed|came|arrived|delivered|received|sent|shipped|was|were|did|since|paid|got|returned|said|promised|last)\b/iu;
const FUTURE = /\b(?:by|before|until|till|will|need|next|from|deliver on|arrive|ship on)\b/iu;
const PREPOSITION = /^(?:on|the|from|at) (?:the )?/iu;
const TODAY = /^(?:this (?:morning|afternoon|evening)|tonight)$/iu;
const WEEK = 7;

/**
 * Days, months and spans of time in English and Chinese (chrono-node), relative to the moment of writing. A weekday
 * is the past one where the sentence is about the past ("I ordered it on Tuesday"). 3/4/2026 is read day first.
 */
export function dates(text: string, { now, timeZone }: Moment): ReadEntity[] {
  const reference = { instant: now, timezone: offsetOf(now, timeZone) };
  const past = PAST.test(text);
  const lean = past ? -1 : FUTURE.test(text) ? 1 : 0;
  const chinese = /\p{Script=Han}/u.test(text);
  const english = en.casual.parse(text, reference);
  const found = chinese
    ? [...english, ...zh.hans.parse(text, reference), ...zh.hant.parse(text, reference)]
    : english;
  const own = [...numericDates(text), ...(chinese ? weeksAgo(text, now) : [])];
  return own.concat(
    found.flatMap((result): ReadEntity[] => {
      const value = valueOf(result, { now, lean: chinese ? 0 : lean });
      if (value === undefined || NO_DATE.test(result.text) || IS_NUMERIC.test(result.text)) return [];
      const written = result.text.replace(PREPOSITION, '');
      const start = result.index + result.text.length - written.length;
      return [{ type: 'date' as const, start, end: start + written.length, text: written, value }];
    }),
  );
}

/** 15.10.2026 and 15/10/26: the day first, as everywhere but in the United States, unless only the other way is a date. */
function numericDates(text: string): ReadEntity[] {
  return Array.from(text.matchAll(NUMERIC)).flatMap((match): ReadEntity[] => {
    const [written, first = '', , second = '', years = ''] = match;
    const [day, month] = Number(second) > 12 ? [second, first] : [first, second];
    const year = years.length === 2 ? `20${years}` : years;
    const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const { index: start } = match;
    return isDate(value) ? [{ type: 'date', start, end: start + written.length, text: written, value }] : [];
  });
}

const isDate = (iso: string): boolean => {
  const time = Date.parse(iso);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
};

const WEEKS = new RegExp(
  `(\\d{1,2}|${CHINESE_NUMERALS}{1,3})(?:个|個)?(周|星期|礼拜|禮拜|月)(?:以|之)?(前|后|後)`,
  'gu',
);

/** 两周前, which chrono does not know. */
function weeksAgo(text: string, now: Date): ReadEntity[] {
  return Array.from(text.matchAll(WEEKS), ({ 0: written, 1: count = '', 2: unit, 3: way, index }) => {
    const units = /^\d/u.test(count) ? Number(count) : (chineseNumber(count) ?? 0);
    const steps = way === '前' ? -units : units;
    const day = new Date(now);
    if (unit === '月') day.setUTCMonth(day.getUTCMonth() + steps);
    else day.setUTCDate(day.getUTCDate() + steps * WEEK);
    const value = day.toISOString().slice(0, 10);
    return { type: 'date', start: index, end: index + written.length, text: written, value };
  });
}

/** Which way a weekday is meant: back, ahead, or the nearest. */
interface Lean {
  readonly now: Date;
  readonly lean: -1 | 0 | 1;
}

function valueOf({ start, end, text }: ParsedResult, lean: Lean): string | undefined {
  const from = isoOf(start, lean, TODAY.test(text));
  const to = end ? isoOf(end, lean) : undefined;
  return from === undefined || to === undefined ? from : `${from}/${to}`;
}

function isoOf(part: ParsedComponents, { now, lean }: Lean, isToday = false): string | undefined {
  const known = (component: 'day' | 'weekday' | 'month' | 'hour'): boolean => part.isCertain(component);
  const day = new Date(Date.UTC(part.get('year') ?? 0, (part.get('month') ?? 1) - 1, part.get('day') ?? 1));
  if (isToday) return day.toISOString().slice(0, 10);
  if (!known('day') && !known('weekday')) return known('month') ? day.toISOString().slice(0, 7) : undefined;
  const isOtherWay = lean * (now.getTime() - day.getTime()) > 0;
  if (!known('day') && isOtherWay) day.setUTCDate(day.getUTCDate() + lean * WEEK);
  const date = day.toISOString().slice(0, 10);
  if (!known('hour')) return date;
  const clock = [part.get('hour'), part.get('minute')].map((one) => String(one ?? 0).padStart(2, '0'));
  return `${date}T${clock.join(':')}`;
}

/** Minutes that a time zone is ahead of UTC at a moment. */
function offsetOf(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).formatToParts(now);
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'));
  return Math.round((local - now.getTime()) / 60_000);
}
