import { z } from 'zod';
import {
  band,
  entity,
  influentialWords,
  language,
  rankedIntent,
  readSentiment,
} from '../events/conversation.js';
import { rememberedText } from '../events/forgotten.js';

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
  kind: z.enum(['shopper', 'assistant', 'agent', 'note']),
  at: z.string(),
  text: rememberedText,
  author: z.string().optional(),
  /** For `note`: what happened. */
  event: z
    .enum(['HandoffRequested', 'AgentJoined', 'HandedBack', 'ConversationResolved', 'ConversationRated'])
    .optional(),
  /** For `assistant`: the intent that was answered. */
  intent: z.string().nullable().optional(),
  /** For `shopper`, once classified. Shoppers are not shown it. */
  classification: classification.optional(),
});
export type TranscriptEntry = z.infer<typeof transcriptEntry>;

export const transcript = z.object({
  conversationId: z.string(),
  shopperId: z.string(),
  language,
  status: conversationStatus,
  agent: z.object({ id: z.string(), name: z.string() }).optional(),
  entries: z.array(transcriptEntry),
  rating: z.number().optional(),
});
export type Transcript = z.infer<typeof transcript>;

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
});
export type ConversationSummary = z.infer<typeof conversationSummary>;
