import type { Band, BehaviourType, HelpPolicy, Language, PolicyLimits } from '#protocol';

export type Stage = NonNullable<NonNullable<HelpPolicy['when']['portrait']>['stages']>[number];
export const STAGES: readonly Stage[] = ['visitor', 'prospect', 'customer', 'loyal', 'at-risk', 'lapsed'];

/** What may happen to a shopper that help can be offered for. */
export const HAPPENINGS: readonly BehaviourType[] = [
  'PaymentFailed',
  'CouponDenied',
  'CartViewed',
  'CheckoutStarted',
  'CheckoutStepViewed',
  'ProductViewed',
  'ProductListViewed',
  'ProductsSearched',
  'ProductAdded',
  'ProductRemoved',
  'PageViewed',
  'HelpArticleViewed',
  'OrderUpdated',
  'OrderCancelled',
  'OrderRefunded',
];

/** A policy as it stands in the form: every field has a value, whether or not its condition counts. */
export interface PolicyDraft {
  readonly name: string;
  readonly question: { readonly on: boolean; readonly intents: readonly string[]; readonly atLeast: Band };
  readonly happened: {
    readonly on: boolean;
    readonly event: BehaviourType;
    readonly times: number;
    readonly withinMinutes: number;
  };
  /** One a line. */
  readonly pages: string;
  readonly stages: readonly Stage[];
  readonly cartAtLeast: number | undefined;
  readonly openOrder: 'any' | 'yes' | 'no';
  readonly languages: readonly Language[];
  readonly hours: {
    readonly on: boolean;
    readonly days: readonly number[];
    readonly from: string;
    readonly to: string;
  };
  readonly afterQuietSeconds: number;
  /** Empty: the question that is foreseen. */
  readonly answers: string;
  readonly offer: HelpPolicy['offer'];
  readonly limits: PolicyLimits;
}

const WORKDAYS = [1, 2, 3, 4, 5];

export const newDraft: PolicyDraft = {
  name: '',
  question: { on: true, intents: [], atLeast: 'unsure' },
  happened: { on: false, event: 'PaymentFailed', times: 2, withinMinutes: 30 },
  pages: '',
  stages: [],
  cartAtLeast: undefined,
  openOrder: 'any',
  languages: [],
  hours: { on: false, days: WORKDAYS, from: '09:00', to: '18:00' },
  afterQuietSeconds: 0,
  answers: '',
  offer: { en: { saw: '', action: '' }, zh: { saw: '', action: '' } },
  limits: { perSession: 1, perDay: 1, perWeek: 3, cooldownHours: 24, holdOut: 0.1 },
};

export function draftOf({ name, when, answers, offer, limits }: HelpPolicy): PolicyDraft {
  const { question, happened, pages, portrait, hours } = when;
  return {
    name,
    question: question ? { on: true, ...question } : { ...newDraft.question, on: false },
    happened: happened ? { on: true, ...happened } : newDraft.happened,
    pages: pages?.join('\n') ?? '',
    stages: portrait?.stages ?? [],
    cartAtLeast: portrait?.cartAtLeast,
    openOrder: portrait?.hasOpenOrder === undefined ? 'any' : portrait.hasOpenOrder ? 'yes' : 'no',
    languages: portrait?.languages ?? [],
    hours: hours ? { on: true, ...hours } : newDraft.hours,
    afterQuietSeconds: when.afterQuietSeconds ?? 0,
    answers: answers ?? '',
    offer,
    limits,
  };
}

export function policyOf(draft: PolicyDraft): HelpPolicy {
  const { question, happened, hours, answers, offer, limits } = draft;
  const pages = draft.pages
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const portrait = portraitOf(draft);
  return {
    name: draft.name.trim(),
    when: {
      ...(question.on && { question: { intents: [...question.intents], atLeast: question.atLeast } }),
      ...(happened.on && { happened: without(happened, 'on') }),
      ...(pages.length > 0 && { pages }),
      ...(Object.keys(portrait).length > 0 && { portrait }),
      ...(hours.on && { hours: { ...without(hours, 'on'), days: hours.days.toSorted((a, b) => a - b) } }),
      ...(draft.afterQuietSeconds > 0 && { afterQuietSeconds: draft.afterQuietSeconds }),
    },
    ...(answers !== '' && { answers }),
    offer: {
      en: { saw: offer.en.saw.trim(), action: offer.en.action.trim() },
      zh: { saw: offer.zh.saw.trim(), action: offer.zh.action.trim() },
    },
    limits,
  };
}

function portraitOf({ stages, cartAtLeast, openOrder, languages }: PolicyDraft) {
  return {
    ...(stages.length > 0 && { stages: [...stages] }),
    ...(cartAtLeast !== undefined && { cartAtLeast }),
    ...(openOrder !== 'any' && { hasOpenOrder: openOrder === 'yes' }),
    ...(languages.length > 0 && { languages: [...languages] }),
  };
}

function without<Whole extends object, Key extends keyof Whole>(whole: Whole, key: Key): Omit<Whole, Key> {
  const { [key]: _, ...rest } = whole;
  return rest;
}

/** What is still missing before it can be kept. */
export type Missing = 'name' | 'when' | 'intents' | 'days' | 'saw' | 'action' | 'answers' | 'pages';

export function missingIn(draft: PolicyDraft): readonly Missing[] {
  const { offer, question, happened, hours } = draft;
  const empty = (words: readonly string[]): boolean => words.some((word) => word.trim() === '');
  const pages = draft.pages.split('\n').filter((line) => line.trim() !== '');
  const checks: readonly (readonly [Missing, boolean])[] = [
    ['name', draft.name.trim() === ''],
    ['when', !question.on && !happened.on],
    ['intents', question.on && question.intents.length === 0],
    ['answers', !question.on && draft.answers === ''],
    ['pages', pages.some((line) => !line.trim().startsWith('/'))],
    ['days', hours.on && hours.days.length === 0],
    ['saw', empty([offer.en.saw, offer.zh.saw])],
    ['action', empty([offer.en.action, offer.zh.action])],
  ];
  return checks.flatMap(([name, isMissing]) => (isMissing ? [name] : []));
}
