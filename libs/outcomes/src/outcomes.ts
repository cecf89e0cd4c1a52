import type { ConversationFigures, HelpComparison, OutcomesView } from '#protocol';
import { type ConversationOutcome, intentsIn } from './conversations/conversation-outcome.js';
import { figuresOf } from './conversations/conversation-figures.js';
import { daysBetween, grouped } from './figures/days.js';
import {
  casesOf,
  comparisonOf,
  type HelpCase,
  isAccepted,
  isCompleted,
  isShown,
} from './help/help-figures.js';
import type { ShopperHelp } from './help/help-outcomes-projection.js';

/** What is looked at. Absent: all of them. */
export interface OutcomesFilter {
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  readonly policyId?: string | undefined;
  readonly intent?: string | undefined;
  readonly agentId?: string | undefined;
  readonly language?: string | undefined;
}

/** Names by id; what is not in there is called by its id. */
export interface Names {
  readonly policies: ReadonlyMap<string, string>;
}

type DayOf = (at: string) => string;

const fits = (wanted: string | undefined, is: readonly (string | null)[]): boolean =>
  wanted === undefined || is.includes(wanted);
const isBetween = ({ from, to }: OutcomesFilter, day: string): boolean => from <= day && day <= to;

/** The cases whose offers were made in these days and fit the filter. */
export function casesIn(
  shoppers: readonly ShopperHelp[],
  filter: OutcomesFilter,
  dayOf: DayOf,
): readonly HelpCase[] {
  const { policyId, intent, language } = filter;
  return shoppers.flatMap(({ shopperId, offers }) =>
    casesOf(
      shopperId,
      offers.filter(
        (offer) =>
          fits(policyId, [offer.policyId]) &&
          fits(intent, [offer.intent]) &&
          fits(language, [offer.language]) &&
          isBetween(filter, dayOf(offer.at)),
      ),
    ),
  );
}

/** The conversations that began in these days and fit the filter. */
export const conversationsIn = (
  conversations: readonly ConversationOutcome[],
  filter: OutcomesFilter,
  dayOf: DayOf,
): readonly ConversationOutcome[] =>
  conversations.filter(
    (one) =>
      fits(filter.intent, intentsIn(one)) &&
      fits(filter.language, [one.language]) &&
      fits(
        filter.agentId,
        one.agents.map(({ agentId }) => agentId),
      ) &&
      isBetween(filter, dayOf(one.startedAt)),
  );

/** Figures of help: in all, by policy, by question, by language, and day by day. */
export function helpOutcomes(
  cases: readonly HelpCase[],
  { from, to }: Pick<OutcomesFilter, 'from' | 'to'>,
  dayOf: DayOf,
  { policies }: Names,
): OutcomesView['help'] {
  const by = <Key>(keyOf: (one: HelpCase) => Key): readonly (readonly [Key, HelpComparison])[] =>
    sorted(
      Array.from(
        grouped(cases, (one) => [keyOf(one)]),
        ([key, own]) => [key, comparisonOf(own)] as const,
      ),
    );
  const days = grouped(cases, ({ first }) => [dayOf(first.at)]);
  return {
    ...comparisonOf(cases),
    byPolicy: by(({ policyId }) => policyId).map(([policyId, figures]) => ({
      policyId,
      name: policies.get(policyId) ?? policyId,
      ...figures,
    })),
    byIntent: by(({ first }) => first.intent).map(([intent, figures]) => ({ intent, ...figures })),
    byLanguage: by(({ first }) => first.language).map(([language, figures]) => ({ language, ...figures })),
    byDay: daysBetween(from, to).map((day) => ({ day, ...dayFigures(days.get(day) ?? []) })),
  };
}

function dayFigures(cases: readonly HelpCase[]) {
  const offered = cases.filter(({ first }) => first.arm === 'offer');
  const count = (is: (offer: HelpCase['first']) => boolean): number =>
    offered.filter(({ offers }) => offers.some(is)).length;
  return {
    predicted: offered.length,
    shown: count(isShown),
    accepted: count(isAccepted),
    completed: count(isCompleted),
    heldOut: cases.length - offered.length,
  };
}

/** Figures of conversations: in all, by question, by agent, by language, and day by day. */
export function conversationOutcomes(
  conversations: readonly ConversationOutcome[],
  { from, to }: Pick<OutcomesFilter, 'from' | 'to'>,
  dayOf: DayOf,
): OutcomesView['conversations'] {
  const by = <Key>(
    keysOf: (one: ConversationOutcome) => readonly Key[],
  ): readonly (readonly [Key, ConversationFigures])[] =>
    Array.from(grouped(conversations, keysOf), ([key, own]) => [key, figuresOf(own)] as const).sort(
      ([, a], [, b]) => b.conversations - a.conversations,
    );
  const days = grouped(conversations, ({ startedAt }) => [dayOf(startedAt)]);
  const names = namesOf(conversations);
  return {
    all: figuresOf(conversations),
    byDay: daysBetween(from, to).map((day) => ({ day, ...figuresOf(days.get(day) ?? []) })),
    byIntent: by<string | null>((one) => (intentsIn(one).length === 0 ? [null] : intentsIn(one))).map(
      ([intent, figures]) => ({ intent, ...figures }),
    ),
    byAgent: by(({ agents }) => agents.map(({ agentId }) => agentId)).map(([agentId, figures]) => ({
      agentId,
      name: names.get(agentId) ?? agentId,
      ...figures,
    })),
    byLanguage: by(({ language }) => [language]).map(([language, figures]) => ({ language, ...figures })),
  };
}

/** As agents were last called. */
export const namesOf = (conversations: readonly ConversationOutcome[]): ReadonlyMap<string, string> =>
  new Map(
    [...conversations]
      .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
      .flatMap(({ agents }) => agents.map(({ agentId, name }) => [agentId, name] as const)),
  );

const sorted = <Key>(rows: readonly (readonly [Key, HelpComparison])[]) =>
  [...rows].sort(
    ([, a], [, b]) => b.offered.predicted + b.heldOut.predicted - (a.offered.predicted + a.heldOut.predicted),
  );
