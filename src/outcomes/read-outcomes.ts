import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { Clock } from '#kernel';
import {
  casesIn,
  conversationOutcomes,
  type ConversationOutcome,
  conversationsIn,
  daysIn,
  type HelpCase,
  helpOutcomes,
  intentsIn,
  type Names,
  namesOf,
  type OutcomesFilter,
} from '#outcomes';
import type { OutcomesQuery, OutcomesView } from '#protocol';
import { ReadModels } from '#read-models';
import { refuse } from '../errors/problems.js';
import { Settings } from '../settings.js';
import { conversationsSince, policyNames, shoppersHelpedSince } from './sources.js';

/** Figures, and what they were counted from. */
export interface Outcomes {
  readonly view: OutcomesView;
  readonly cases: readonly HelpCase[];
  readonly conversations: readonly ConversationOutcome[];
  readonly names: Names;
}

/** What help was worth and how conversations went, over some days. */
export class ReadOutcomes extends Query<Outcomes> {
  constructor(readonly query: OutcomesQuery) {
    super();
  }
}

const DAY_MS = 86_400_000;
const DAYS = 28;
/** Days that can be looked at together. */
const MOST_DAYS = 400;

@QueryHandler(ReadOutcomes)
export class ReadOutcomesHandler implements IQueryHandler<ReadOutcomes> {
  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  async execute({ query }: ReadOutcomes): Promise<Outcomes> {
    const { timeZone } = this.settings.config.reading;
    const dayOf = daysIn(timeZone);
    const filter: OutcomesFilter = { ...query, ...this.span(query, dayOf) };
    // A day of some time zone begins up to 14 hours before that day in UTC.
    const since = new Date(Date.parse(filter.from) - DAY_MS).toISOString();
    const [shoppers, talks, policies] = await Promise.all([
      shoppersHelpedSince(this.readModels, since),
      conversationsSince(this.readModels, since),
      policyNames(this.store),
    ]);
    const names = { policies };
    const cases = casesIn(shoppers, filter, dayOf);
    const conversations = conversationsIn(talks, filter, dayOf);
    const { from, to } = filter;
    const view = {
      from,
      to,
      timeZone,
      help: helpOutcomes(cases, filter, dayOf, names),
      conversations: conversationOutcomes(conversations, filter, dayOf),
      choices: choicesIn(casesIn(shoppers, { from, to }, dayOf), talks, policies),
    };
    return { view, cases, conversations, names };
  }

  private span({ from, to }: OutcomesQuery, dayOf: (at: string) => string): { from: string; to: string } {
    const last = to ?? dayOf(this.clock.now().toISOString());
    const first = from ?? new Date(Date.parse(last) - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
    if (first > last) throw refuse('invalid-input', 'from: The first day lies behind the last one.');
    if (Date.parse(last) - Date.parse(first) >= MOST_DAYS * DAY_MS) {
      throw refuse('invalid-input', `from: Ask for ${String(MOST_DAYS)} days at most.`);
    }
    return { from: first, to: last };
  }
}

/** Whatever is chosen now, what else could be. */
function choicesIn(
  cases: readonly HelpCase[],
  talks: readonly ConversationOutcome[],
  policies: ReadonlyMap<string, string>,
): OutcomesView['choices'] {
  const used = new Set(cases.map(({ policyId }) => policyId));
  const offered = cases.flatMap(({ offers }) => offers.flatMap(({ intent }) => intent ?? []));
  return {
    policies: [...new Set([...policies.keys(), ...used])].map((policyId) => ({
      policyId,
      name: policies.get(policyId) ?? policyId,
    })),
    intents: [...new Set([...offered, ...talks.flatMap(intentsIn)])].sort(),
    agents: Array.from(namesOf(talks), ([agentId, name]) => ({ agentId, name })),
  };
}
