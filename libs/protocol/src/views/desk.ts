import { z } from 'zod';
import { language } from '../events/conversation.js';
import { replyPart } from '../events/message-parts.js';

/** When people answer, and how soon. */
export const deskHours = z.object({
  open: z.boolean(),
  /** ISO 8601, where it is closed and will open. */
  opensAt: z.string().optional(),
  /** Agents who take new work now. */
  agents: z.number().int(),
  /** Absent where there is nothing to tell it by. */
  expectedWaitMinutes: z.number().optional(),
});
export type DeskHours = z.infer<typeof deskHours>;

export const viewer = z.object({ id: z.string(), name: z.string(), typing: z.boolean() });
export type Viewer = z.infer<typeof viewer>;

export const agentOnDuty = z.object({
  id: z.string(),
  name: z.string(),
  available: z.boolean(),
  capacity: z.number().int(),
  /** Conversations that are theirs and not resolved or snoozed. */
  load: z.number().int(),
  languages: z.array(language).optional(),
});
export type AgentOnDuty = z.infer<typeof agentOnDuty>;

/** A reply that an agent can insert as it is. */
export const suggestion = z.object({
  source: z.enum(['answer', 'canned', 'history', 'generated']),
  /** What it is called: the intent answered, the canned reply's title, the article. */
  title: z.string(),
  text: z.string(),
  parts: z.array(replyPart).optional(),
  /** Of the intent it answers, where that was read. */
  probability: z.number().optional(),
  shortcut: z.string().optional(),
  /** Variables that have no value here: the text says in brackets what belongs there. */
  missing: z.array(z.string()).optional(),
});
export type Suggestion = z.infer<typeof suggestion>;

export const searchTranscripts = z.object({
  /** Words that were all said in a conversation, in whatever order, case and width. */
  q: z.string().trim().min(1).max(200),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
/** `GET /api/conversations/search?q=&limit=`: what was said, newest first. */
export const transcriptHit = z.object({
  conversationId: z.string(),
  shopperId: z.string(),
  status: z.enum(['assistant', 'waiting', 'agent', 'resolved']),
  at: z.string(),
  /** The line that was found, with where in it, in UTF-16 code units. */
  entryId: z.string(),
  kind: z.string(),
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});
export type TranscriptHit = z.infer<typeof transcriptHit>;
export const transcriptSearch = z.object({
  hits: z.array(transcriptHit),
  /** How many conversations were looked through, and whether those were all there are. */
  searched: z.number().int(),
  all: z.boolean(),
});
export type TranscriptSearch = z.infer<typeof transcriptSearch>;

/** `GET /api/mentions`: the newest 50 notes that name the one who asks, newest first. */
export const mentions = z.object({
  unread: z.number().int(),
  mentions: z.array(
    z.object({
      conversationId: z.string(),
      noteId: z.string(),
      by: z.string(),
      at: z.string(),
      isUnread: z.boolean(),
      /** Absent where it is forgotten, or not there yet. */
      text: z.string().optional(),
    }),
  ),
});
export type Mentions = z.infer<typeof mentions>;
/** `POST /api/mentions/read`: everything up to that note was seen. */
export const readMentions = z.object({ upTo: z.string().min(1).max(200) });

/** `GET /api/conversations/:id/offer`: the help that was offered and taken up, and what came of it. Times ISO 8601. */
export const offerStory = z.object({
  offerId: z.string(),
  policyId: z.string(),
  policyVersion: z.number().int(),
  intent: z.string().nullable(),
  /** Of the question that was foreseen, where one was. */
  probability: z.number().optional(),
  /** What the card said; absent where it is forgotten. */
  saw: z.string().optional(),
  action: z.string(),
  /** What the shopper had done, newest first. */
  evidence: z.array(
    z.object({ eventId: z.string(), type: z.string(), at: z.string(), subject: z.string().optional() }),
  ),
  offeredAt: z.string(),
  shownAt: z.string().optional(),
  acceptedAt: z.string(),
  answeredAt: z.string().optional(),
  /** The first order within 24 hours of the offer. */
  ordered: z
    .object({
      at: z.string(),
      orderId: z.string(),
      amount: z.number().optional(),
      currency: z.string().optional(),
    })
    .optional(),
});
export type OfferStory = z.infer<typeof offerStory>;
