import { z } from 'zod';
import { defineEvent, id, personal, text } from './define-event.js';

/** Longest message a person may send, in UTF-16 code units. */
export const MESSAGE_LIMIT = 4000;
export const messageText = text(MESSAGE_LIMIT).refine(
  (value) => value.trim() !== '',
  'A message needs some text.',
);
export const language = z.enum(['en', 'zh']);
export type Language = z.infer<typeof language>;

export const rankedIntent = z.object({ intent: id, probability: z.number().min(0).max(1) });
export type RankedIntent = z.infer<typeof rankedIntent>;

/** How far a probability carries: *sure* answers, *likely* answers and says so, *unsure* asks or hands over. */
export const band = z.enum(['sure', 'likely', 'unsure']);
export type Band = z.infer<typeof band>;

const share = z.number().min(0).max(1);

/** A stretch of the message, in UTF-16 code units from its beginning, `end` excluded. */
const span = { start: z.number().int().min(0), end: z.number().int().min(1) };

/** Words that drove a decision, and their share of what spoke for it. */
export const influentialWords = z.object({ ...span, weight: share });
export type InfluentialWords = z.infer<typeof influentialWords>;

export const sentiment = z.enum(['negative', 'neutral', 'positive']);
export type Sentiment = z.infer<typeof sentiment>;
export const readSentiment = z.object({ label: sentiment, confidence: share });
export type ReadSentiment = z.infer<typeof readSentiment>;

export const entityType = z.enum(['order', 'product', 'amount', 'date', 'email', 'phone', 'tracking']);
export type EntityType = z.infer<typeof entityType>;
/** Something named in the message: where, and in one spelling (ISO 8601 dates, E.164 phone numbers, "12.50 EUR"). */
export const entity = z.object({ type: entityType, ...span, value: personal(text(200)) });
export type Entity = z.infer<typeof entity>;

const at = { conversationId: id, shopperId: id };
const model = z.object({ name: id, version: id });

export const conversationEvents = [
  defineEvent('ConversationStarted', z.object({ ...at, language })),
  defineEvent('ShopperMessageSent', z.object({ ...at, messageId: id, text: personal(messageText) })),
  defineEvent(
    'IntentClassified',
    z.object({
      ...at,
      messageId: id,
      /** Most probable first, at most five. */
      ranking: z.array(rankedIntent).min(1).max(5),
      outOfScope: z.boolean(),
      band,
      language: z.string().max(12),
      model,
      /** Absent in events that were written before it was read. */
      inScope: share.optional(),
      languageConfidence: share.optional(),
      sentiment: readSentiment.optional(),
      words: z.array(influentialWords).max(5).optional(),
      also: z.array(rankedIntent).max(3).optional(),
      entities: z.array(entity).max(50).optional(),
    }),
  ),
  /** What a person says the message asked for, in place of what was classified or corrected before. */
  defineEvent(
    'IntentCorrected',
    z.object({
      ...at,
      messageId: id,
      /** What stood there: classified, or an earlier correction. Null: none of the intents. */
      original: id.nullable(),
      corrected: id.nullable(),
      by: z.object({ id, name: text(200) }),
      /** Whose classification it was. */
      model,
    }),
  ),
  /** The correction was a slip: what was classified stands again. */
  defineEvent(
    'IntentCorrectionWithdrawn',
    z.object({ ...at, messageId: id, by: z.object({ id, name: text(200) }) }),
  ),
  defineEvent(
    'AssistantReplied',
    z.object({
      ...at,
      messageId: id,
      inReplyTo: id,
      text: personal(text(8000)),
      intent: id.nullable(),
      orderId: id.optional(),
    }),
  ),
  defineEvent('HandoffRequested', z.object({ ...at, reason: z.enum(['shopper-asked', 'assistant-unsure']) })),
  defineEvent('AgentJoined', z.object({ ...at, agentId: id, agentName: text(200) })),
  defineEvent(
    'AgentMessageSent',
    z.object({ ...at, messageId: id, agentId: id, agentName: text(200), text: personal(messageText) }),
  ),
  defineEvent('HandedBack', z.object({ ...at, agentId: id })),
  defineEvent('ConversationResolved', z.object({ ...at, by: z.enum(['shopper', 'agent', 'assistant']) })),
  defineEvent(
    'ConversationRated',
    z.object({ ...at, rating: z.number().int().min(1).max(5), comment: personal(text(2000)).optional() }),
  ),
] as const;
