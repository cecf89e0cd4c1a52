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

const at = { conversationId: id, shopperId: id };

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
      model: z.object({ name: id, version: id }),
    }),
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
