import type { HelpPolicy, PolicyConditions, PolicyLimits } from '../events/help.js';
import {
  countsItsPages,
  daysIn,
  inUnits,
  isAllDay,
  isOvernight,
  money,
  type Names,
  pagesIn,
  percentOf,
} from './figures.js';
import { happenedOnceWords, happeningWords } from './happenings.js';

const CERTAINTY = { sure: 'will almost certainly', likely: 'will probably', unsure: 'may' } as const;
const STAGES = {
  visitor: 'visitors',
  prospect: 'prospects',
  customer: 'customers',
  loyal: 'loyal customers',
  'at-risk': 'customers at risk of leaving',
  lapsed: 'lapsed customers',
} as const;
const LANGUAGES = { en: 'English', zh: 'Chinese' } as const;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const EVERY_DAY = 'every day';

export function english({ when, offer, answers, limits }: HelpPolicy, names: Names): readonly string[] {
  const { saw, action } = offer.en;
  return [
    `Offered to shoppers who ${to(when, names)}.`,
    ...where(when, names),
    `It says “${saw}” and offers “${action}”.`,
    answers === undefined
      ? when.question
        ? 'Taking it up answers the question that was foreseen.'
        : 'Taking it up opens the chat.'
      : `Taking it up answers “${names.intent(answers)}”.`,
    most(limits),
    limits.holdOut === 0
      ? 'Nobody is held out, so its worth cannot be told.'
      : `${percent(limits.holdOut)} of shoppers never see it, for comparison.`,
  ];
}

function to(when: PolicyConditions, { intent }: Names): string {
  const { happened, question } = when;
  const ask =
    question &&
    `${CERTAINTY[question.atLeast]} ask about ${either(question.intents.map((id) => `“${intent(id)}”`))}`;
  return [happened && did(happened, countsItsPages(when) ? when.pages : undefined), ask]
    .filter(Boolean)
    .join(' and ');
}

function did(
  { event, times: number, withinMinutes }: NonNullable<PolicyConditions['happened']>,
  pages: readonly string[] | undefined,
): string {
  const what = pages
    ? `viewed ${on(pages)}`
    : (number === 1 ? happenedOnceWords : happeningWords)(event, 'en');
  const lately = span(withinMinutes).replace(/^1 /, '');
  return `${what}${number > 1 ? ` at least ${times(number)}` : ''} in the last ${lately}`;
}

function where(when: PolicyConditions, { timeZone = 'shop time', currency }: Names): readonly string[] {
  const { pages = [], portrait = {}, hours, afterQuietSeconds = 0 } = when;
  const who = whose(portrait, currency);
  return [
    ...(who === undefined ? [] : [`Only for ${who}.`]),
    ...(pages.length > 0
      ? [countsItsPages(when) ? 'Only while they are there.' : `Only on ${on(pages)}.`]
      : []),
    ...(hours ? [`Only ${at(hours)} (${timeZone}).`] : []),
    ...(afterQuietSeconds > 0
      ? [
          `Only once they have done nothing for ${afterQuietSeconds % 60 === 0 ? span(afterQuietSeconds / 60) : count(afterQuietSeconds, 'second')}.`,
        ]
      : []),
  ];
}

/** @returns undefined where it is everybody */
function whose(
  { stages, cartAtLeast = 0, hasOpenOrder, languages }: NonNullable<PolicyConditions['portrait']>,
  currency?: string,
): string | undefined {
  const cart = cartAtLeast > 0 && `a cart worth at least ${money(cartAtLeast, currency)}`;
  const order = hasOpenOrder !== undefined && (hasOpenOrder ? 'an open order' : 'no open order');
  const having = [cart, order].filter((one) => one !== false);
  const parts = [
    having.length > 0 && `with ${joined(having, 'and')}`,
    languages && `who read ${either(languages.map((one) => LANGUAGES[one]))}`,
  ].filter((one) => typeof one === 'string');
  if (!stages && parts.length === 0) return undefined;
  return [stages ? either(stages.map((stage) => STAGES[stage])) : 'those', ...parts].join(' ');
}

function on(pages: readonly string[]): string {
  const { whole, begun } = pagesIn(pages);
  const named = whole.map((path) => (path === '/' ? 'the home page' : `the page ${path}`));
  return either([...named, ...(begun.length > 0 ? [`pages that begin with ${either(begun)}`] : [])]);
}

const at = ({ days: chosen, from, to: until }: NonNullable<PolicyConditions['hours']>): string => {
  const clock = isAllDay(from, until)
    ? ''
    : `from ${from} to ${until}${isOvernight(from, until) ? ' the next day' : ''}`;
  const which = days(chosen);
  return [which === EVERY_DAY && clock !== '' ? '' : which, clock].filter((one) => one !== '').join(' ');
};

function most({ perSession, perDay, perWeek, cooldownHours }: PolicyLimits): string {
  const caps = `At most ${times(perSession)} a visit, ${times(perDay)} a day and ${times(perWeek)} a week`;
  return cooldownHours === 0
    ? `${caps}.`
    : `${caps}; after it was waved away, not again for ${span(cooldownHours * 60)}.`;
}

function days(chosen: readonly number[]): string {
  const { days: each, areInARow } = daysIn(chosen);
  if (each.length === 7) return EVERY_DAY;
  const named = each.map((day) => DAYS[day - 1] ?? '');
  return areInARow ? `${named[0] ?? ''} to ${named.at(-1) ?? ''}` : `on ${joined(named, 'and')}`;
}

function span(minutes: number): string {
  const { number, unit } = inUnits(minutes);
  return count(number, unit);
}

const times = (number: number): string =>
  number === 1 ? 'once' : number === 2 ? 'twice' : `${String(number)} times`;
const count = (number: number, unit: string): string => `${String(number)} ${unit}${number === 1 ? '' : 's'}`;
const percent = (share: number): string => `${percentOf(share)} %`;
const either = (parts: readonly string[]): string => joined(parts, 'or');
const joined = (parts: readonly string[], word: 'and' | 'or'): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;
