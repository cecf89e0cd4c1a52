import { z } from 'zod';
import {
  band,
  entity,
  influentialWords,
  language,
  rankedIntent,
  readSentiment,
  replyKind,
} from '../events/conversation.js';
import { forgotten, rememberedText } from '../events/forgotten.js';
import { attachment, choice, replyPart } from '../events/message-parts.js';
import { predictedQuestion } from './foresight.js';

export const conversationStatus = z.enum(['assistant', 'waiting', 'agent', 'resolved']);
export type ConversationStatus = z.infer<typeof conversationStatus>;

export const classification = z.object({
  ranking: z.array(rankedIntent),
  band,
  outOfScope: z.boolean(),
  language: z.string(),
  model: z.object({ name: z.string(), version: z.string() }),
  inScope: z.number().optional(),
  languageConfidence: z.number().optional(),
  sentiment: readSentiment.optional(),
  words: z.array(influentialWords).optional(),
  also: z.array(rankedIntent).optional(),
  entities: z.array(entity).optional(),
  /** What a person says it asked for; null: none of the intents. */
  correction: z.object({ intent: z.string().nullable(), by: z.string(), at: z.string() }).optional(),
});
export type Classification = z.infer<typeof classification>;

export const transcriptEntry = z.object({
  /** The message's id, or the event's id for what is not a message. */
  id: z.string(),
  /** `internal`: a note among colleagues, which no shopper sees. */
  kind: z.enum(['shopper', 'assistant', 'agent', 'note', 'internal']),
  at: z.string(),
  text: rememberedText,
  author: z.string().optional(),
  /** For `note`: what happened. */
  event: z
    .enum([
      'HandoffRequested',
      'AgentJoined',
      'HandedBack',
      'ConversationResolved',
      'ConversationRated',
      'ConversationAssigned',
      'ConversationUnassigned',
      'ConversationSnoozed',
      'ConversationWoken',
      'FlowEnded',
      'HelpAccepted',
    ])
    .optional(),
  /** For `shopper`: what button was pressed in place of writing. */
  choice: z.union([choice, forgotten]).optional(),
  attachments: z.array(attachment).optional(),
  /** For `assistant` and `agent`: what stands below the words. */
  parts: z.union([z.array(replyPart), forgotten]).optional(),
  reply: replyKind.optional(),
  /** For `assistant`: the language model that wrote it. */
  writtenBy: z.object({ name: z.string(), version: z.string() }).optional(),
  /** For `internal`: agents that are named. */
  mentions: z.array(z.string()).optional(),
  /** For `assistant`: the intent that was answered. */
  intent: z.string().nullable().optional(),
  /** For `shopper`, once classified. Shoppers are not shown it. */
  classification: classification.optional(),
});
export type TranscriptEntry = z.infer<typeof transcriptEntry>;

/** How far messages have come: ids of the newest that reached a screen of theirs, and that was looked at. */
export const marks = z.object({
  shopper: z.object({ delivered: z.string().optional(), read: z.string().optional() }),
  agent: z.object({ delivered: z.string().optional(), read: z.string().optional() }),
});
export type Marks = z.infer<typeof marks>;

export const transcript = z.object({
  conversationId: z.string(),
  shopperId: z.string(),
  language,
  status: conversationStatus,
  agent: z.object({ id: z.string(), name: z.string() }).optional(),
  entries: z.array(transcriptEntry),
  rating: z.number().optional(),
  /** Of the newest event that is in it. */
  revision: z.number().int(),
  marks,
  assignee: z.object({ id: z.string(), name: z.string() }).optional(),
  tags: z.array(z.string()),
  snoozedUntil: z.string().optional(),
});
export type Transcript = z.infer<typeof transcript>;

/** What has happened since a revision: lines that are new or changed, as they stand now, in order. */
export const resumed = transcript
  .pick({ conversationId: true, status: true, agent: true, rating: true, revision: true, marks: true })
  .extend({ entries: z.array(transcriptEntry) });
export type Resumed = z.infer<typeof resumed>;

/** One line of a shopper's own conversations. */
export const conversationHead = z.object({
  conversationId: z.string(),
  status: conversationStatus,
  startedAt: z.string(),
  lastAt: z.string(),
  lastText: rememberedText,
  lastFrom: z.enum(['shopper', 'assistant', 'agent']),
  agentName: z.string().optional(),
  /** Answers that were not looked at yet. */
  unread: z.number().int(),
  rating: z.number().optional(),
});
export type ConversationHead = z.infer<typeof conversationHead>;

/** One line of the queue. */
export const conversationSummary = z.object({
  conversationId: z.string(),
  shopperId: z.string(),
  status: conversationStatus,
  language,
  agentId: z.string().optional(),
  startedAt: z.string(),
  lastAt: z.string(),
  lastText: rememberedText,
  lastFrom: z.enum(['shopper', 'assistant', 'agent']),
  /** Leading intent of the shopper's last classified message. */
  intent: rankedIntent.optional(),
  /** How far that probability carries. */
  band: band.optional(),
  /** Of the shopper's last classified message. */
  sentiment: readSentiment.optional(),
  /** Since when a shopper's message or hand-off has been without an answer. */
  waitingSince: z.string().optional(),
  assignee: z.object({ id: z.string(), name: z.string() }).optional(),
  tags: z.array(z.string()),
  snoozedUntil: z.string().optional(),
  rating: z.number().optional(),
  /** At the desk: what the shopper is most likely about to ask, and what they are called. */
  question: predictedQuestion.optional(),
  shopperName: z.string().optional(),
});
export type ConversationSummary = z.infer<typeof conversationSummary>;
