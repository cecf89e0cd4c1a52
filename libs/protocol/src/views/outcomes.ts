import { z } from 'zod';

/** A share with its 95 % interval (Wilson); absent bounds where there is nothing to count. */
export const shareView = z.object({
  of: z.number().int(),
  count: z.number().int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type ShareView = z.infer<typeof shareView>;

export const outcomesQuery = z.object({
  /** Days, `2026-11-22`; absent: the last 28. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  policyId: z.string().max(200).optional(),
  intent: z.string().max(200).optional(),
  agentId: z.string().max(200).optional(),
  language: z.enum(['en', 'zh']).optional(),
});
export type OutcomesQuery = z.infer<typeof outcomesQuery>;

/** One funnel. Every step is of those before it; `ordered` within 24 hours. */
export const helpArm = z.object({
  predicted: z.number().int(),
  shown: z.number().int(),
  accepted: z.number().int(),
  answered: z.number().int(),
  ordered: shareView,
  asked: shareView,
  dismissed: z.number().int(),
  muted: z.number().int(),
  revenue: z.array(z.object({ currency: z.string(), amount: z.number() })),
});
export type HelpArm = z.infer<typeof helpArm>;

const seconds = z.object({
  count: z.number().int(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});
export const conversationFigures = z.object({
  conversations: z.number().int(),
  resolved: z.number().int(),
  /** Resolved without a person having answered, of all resolved. */
  withoutHuman: shareView,
  handedOff: shareView,
  /** Seconds from the first message, or hand-off, to the first answer; of people, and of anyone. */
  firstResponse: seconds,
  firstHumanResponse: seconds,
  resolution: seconds,
  rating: z.object({
    count: z.number().int(),
    mean: z.number().nullable(),
    by: z.array(z.number().int()).length(5),
  }),
});
export type ConversationFigures = z.infer<typeof conversationFigures>;

export const outcomesView = z.object({
  from: z.string(),
  to: z.string(),
  help: z.object({
    offered: helpArm,
    heldOut: helpArm,
    /** Offered less held out, of those who ordered: in share points, with its 95 % interval. */
    difference: z.object({ ordered: z.number(), low: z.number(), high: z.number() }).nullable(),
    byPolicy: z.array(
      z.object({ policyId: z.string(), name: z.string(), offered: helpArm, heldOut: helpArm }),
    ),
    byDay: z.array(
      z.object({
        day: z.string(),
        predicted: z.number().int(),
        shown: z.number().int(),
        accepted: z.number().int(),
        ordered: z.number().int(),
      }),
    ),
  }),
  conversations: z.object({
    all: conversationFigures,
    byDay: z.array(conversationFigures.extend({ day: z.string() })),
    byIntent: z.array(conversationFigures.extend({ intent: z.string() })),
    byAgent: z.array(conversationFigures.extend({ agentId: z.string(), name: z.string() })),
    byLanguage: z.array(conversationFigures.extend({ language: z.string() })),
  }),
});
export type OutcomesView = z.infer<typeof outcomesView>;
