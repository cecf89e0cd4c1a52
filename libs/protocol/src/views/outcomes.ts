import { z } from 'zod';

/** A share with its 95 % interval (Wilson); absent where there is nothing to count. */
export const shareView = z.object({
  of: z.number().int(),
  count: z.number().int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type ShareView = z.infer<typeof shareView>;

/** One share less another, with its 95 % interval (Newcombe): 0.08 is eight of a hundred more. */
export const differenceView = z.object({ difference: z.number(), low: z.number(), high: z.number() });
export type DifferenceView = z.infer<typeof differenceView>;

/** In seconds. */
export const durationsView = z.object({
  count: z.number().int(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});
export type DurationsView = z.infer<typeof durationsView>;

/** Policy and agent each narrow their own half of the page; question and language both. */
export const outcomesQuery = z.object({
  /** Days in the shop's time zone, `2026-11-22`; absent: the last 28. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  policyId: z.string().max(200).optional(),
  intent: z.string().max(200).optional(),
  agentId: z.string().max(200).optional(),
  language: z.enum(['en', 'zh']).optional(),
});
export type OutcomesQuery = z.infer<typeof outcomesQuery>;

export const outcomesTable = z.enum([
  'offers',
  'policies',
  'help-days',
  'conversations',
  'intents',
  'agents',
  'languages',
  'conversation-days',
]);
export type OutcomesTable = z.infer<typeof outcomesTable>;
export const outcomesCsvQuery = outcomesQuery.extend({ table: outcomesTable });

/**
 * What became of help in one arm. It counts shoppers, each once for each policy: steps say how far any offer of those
 * days brought them, every step of those before it; `ordered` and `asked` look at what followed their first one, whether
 * or not it was seen, so that both arms can be compared.
 */
export const helpArm = z.object({
  predicted: z.number().int(),
  shown: z.number().int(),
  accepted: z.number().int(),
  answered: z.number().int(),
  /** Ordered within 24 hours of an offer that was taken up and answered. */
  completed: z.number().int(),
  /** Ordered within 24 hours. */
  ordered: shareView,
  /** Asked anything of their own within 6 hours; and that very question. */
  asked: shareView,
  askedThat: shareView,
  dismissed: z.number().int(),
  muted: z.number().int(),
  /** Offers in all. */
  offers: z.number().int(),
  /** Of the orders in `ordered`, each once. */
  revenue: z.array(z.object({ currency: z.string(), amount: z.number() })),
});
export type HelpArm = z.infer<typeof helpArm>;

/** Offered beside held out. Differences are offered less held out; null where an arm is empty. */
export const helpComparison = z.object({
  offered: helpArm,
  heldOut: helpArm,
  difference: z.object({ ordered: differenceView.nullable(), askedThat: differenceView.nullable() }),
});
export type HelpComparison = z.infer<typeof helpComparison>;

export const conversationFigures = z.object({
  conversations: z.number().int(),
  resolved: z.number().int(),
  /** Resolved without a person having answered, of all resolved. */
  withoutHuman: shareView,
  handedOff: shareView,
  /** From the first message to the first answer of anyone. */
  firstResponse: durationsView,
  /** From the hand-off, or where there was none from the first message, to the first answer of a person. */
  firstHumanResponse: durationsView,
  /** From the beginning to the last time it was closed. */
  resolution: durationsView,
  rating: z.object({
    count: z.number().int(),
    mean: z.number().nullable(),
    /** How many gave one star, two, … five. */
    by: z.array(z.number().int()).length(5),
  }),
});
export type ConversationFigures = z.infer<typeof conversationFigures>;

export const outcomesView = z.object({
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  help: helpComparison.extend({
    byPolicy: z.array(helpComparison.extend({ policyId: z.string(), name: z.string() })),
    byIntent: z.array(helpComparison.extend({ intent: z.string().nullable() })),
    byLanguage: z.array(helpComparison.extend({ language: z.string() })),
    /** Every day of the span, by the day of a shopper's first offer. */
    byDay: z.array(
      z.object({
        day: z.string(),
        predicted: z.number().int(),
        shown: z.number().int(),
        accepted: z.number().int(),
        completed: z.number().int(),
        heldOut: z.number().int(),
      }),
    ),
  }),
  conversations: z.object({
    all: conversationFigures,
    /** Every day of the span. */
    byDay: z.array(conversationFigures.extend({ day: z.string() })),
    /** Most conversations first; null: nothing was understood. One with several questions counts for each. */
    byIntent: z.array(conversationFigures.extend({ intent: z.string().nullable() })),
    byAgent: z.array(conversationFigures.extend({ agentId: z.string(), name: z.string() })),
    byLanguage: z.array(conversationFigures.extend({ language: z.string() })),
  }),
  /** What can be chosen from, whatever is chosen now. */
  choices: z.object({
    policies: z.array(z.object({ policyId: z.string(), name: z.string() })),
    intents: z.array(z.string()),
    agents: z.array(z.object({ agentId: z.string(), name: z.string() })),
  }),
});
export type OutcomesView = z.infer<typeof outcomesView>;
