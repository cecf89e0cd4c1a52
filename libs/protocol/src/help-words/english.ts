import type { HelpPolicy, PolicyConditions, PolicyLimits } from '../events/help.js';
import { inUnits, money, type Names, percentOf } from './figures.js';
import { happeningWords } from './happenings.js';

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

function to({ happened, question }: PolicyConditions, { intent }: Names): string {
  const did =
    happened &&
    `${happeningWords(happened.event, 'en')}${happened.times > 1 ? ` at least ${times(happened.times)}` : ''} within ${span(happened.withinMinutes)}`;
  const ask =
    question &&
    `${CERTAINTY[question.atLeast]} ask about ${either(question.intents.map((id) => `“${intent(id)}”`))}`;
  return [did, ask].filter(Boolean).join(' and ');
}

function where(
  { pages = [], portrait = {}, hours, afterQuietSeconds = 0 }: PolicyConditions,
  { timeZone, currency }: Names,
): readonly string[] {
  const { stages, cartAtLeast, hasOpenOrder, languages } = portrait;
  const who = [
    stages && either(stages.map((stage) => STAGES[stage])),
    cartAtLeast !== undefined &&
      cartAtLeast > 0 &&
      `with a cart worth at least ${money(cartAtLeast, currency)}`,
    hasOpenOrder !== undefined && (hasOpenOrder ? 'with an open order' : 'without an open order'),
    languages && `who read ${either(languages.map((one) => LANGUAGES[one]))}`,
  ].filter((one) => typeof one === 'string');
  const first = stages ? '' : 'those ';
  return [
    ...(who.length > 0 ? [`Only for ${first}${who.join(', ')}.`] : []),
    ...(pages.length > 0 ? [`Only on ${either(pages.map(page))}.`] : []),
    ...(hours
      ? [
          `Only ${days(hours.days)} from ${hours.from} to ${hours.to}${timeZone === undefined ? ', shop time' : ` (${timeZone})`}.`,
        ]
      : []),
    ...(afterQuietSeconds > 0
      ? [`Only once they have done nothing for ${count(afterQuietSeconds, 'second')}.`]
      : []),
  ];
}

function most({ perSession, perDay, perWeek, cooldownHours }: PolicyLimits): string {
  const caps = `At most ${times(perSession)} a visit, ${times(perDay)} a day and ${times(perWeek)} a week`;
  return cooldownHours === 0
    ? `${caps}.`
    : `${caps}; after it was waved away, not again for ${span(cooldownHours * 60)}.`;
}

const page = (path: string): string =>
  path === '/'
    ? 'the home page'
    : path.endsWith('*')
      ? `pages that begin with ${path.slice(0, -1)}`
      : `the page ${path}`;

function days(chosen: readonly number[]): string {
  const sorted = [...new Set(chosen)].sort((a, b) => a - b);
  const [first = 1, last = 7] = [sorted[0], sorted.at(-1)];
  if (sorted.length === 7) return 'every day';
  if (sorted.length > 2 && last - first === sorted.length - 1)
    return `${DAYS[first - 1] ?? ''} to ${DAYS[last - 1] ?? ''}`;
  return `on ${joined(
    sorted.map((day) => DAYS[day - 1] ?? ''),
    'and',
  )}`;
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
