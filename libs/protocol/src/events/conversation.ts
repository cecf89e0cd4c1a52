import { z } from 'zod';
import { defineEvent, id, isoTime, personal, text } from './define-event.js';
import { attachment, choice, messageText, replyPart, saysSomething, storedText } from './message-parts.js';

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
const person = z.object({ id, name: text(200) });
/** Who a message is told to have reached. */
const party = z.enum(['shopper', 'agent']);

/** What an answer does: it plans as it goes, and says which kind of step this is. */
export const replyKind = z.enum([
  'answer',
  'clarify',
  'rephrase',
  'collect',
  'confirm',
  'done',
  'failed',
  'recommend',
  'handoff',
]);
export type ReplyKind = z.infer<typeof replyKind>;

export const conversationEvents = [
  defineEvent('ConversationStarted', z.object({ ...at, language })),
  defineEvent(
    'ShopperMessageSent',
    saysSomething(
      z.object({
        ...at,
        messageId: id,
        text: personal(storedText),
        /** What a button stands for that was pressed in place of writing. */
        choice: personal(choice).optional(),
        attachments: z.array(attachment).min(1).max(5).optional(),
      }),
    ),
  ),
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
      by: person,
      /** Whose classification it was. */
      model,
    }),
  ),
  /** The correction was a slip: what was classified stands again. */
  defineEvent('IntentCorrectionWithdrawn', z.object({ ...at, messageId: id, by: person })),
  defineEvent(
    'AssistantReplied',
    z.object({
      ...at,
      messageId: id,
      inReplyTo: id,
      text: personal(text(8000)),
      intent: id.nullable(),
      orderId: id.optional(),
      kind: replyKind.optional(),
      /** What it asks for on the way to something being done: a field, or, where none is named, a confirmation. */
      asks: z.object({ flowId: id, field: id.optional() }).optional(),
      parts: personal(z.array(replyPart).max(4)).optional(),
      /** Whose words they are, where a language model wrote them. */
      writtenBy: model.optional(),
    }),
  ),
  /** A language model was asked for an answer: what it was given and what it gave, whether or not that was sent. */
  defineEvent(
    'AnswerGenerated',
    z.object({
      ...at,
      inReplyTo: id,
      model,
      prompt: personal(text(40_000)),
      answer: personal(text(8000)),
      sources: z.array(id).max(20),
      /** Why it was not sent. */
      refused: z.enum(['no-sources', 'cites-nothing', 'failed', 'too-late', 'not-needed']).optional(),
      milliseconds: z.number().min(0),
    }),
  ),
  /** Several steps that end in something being done: what is asked stands in the messages, what is known here. */
  defineEvent('FlowStarted', z.object({ ...at, flowId: id, flow: id, messageId: id })),
  defineEvent(
    'FlowAnswered',
    z.object({ ...at, flowId: id, field: id, value: personal(text(1000)), messageId: id }),
  ),
  /** `waiting`: something else is talked of meanwhile. `confirmed`: the shopper said yes to what was shown; the shop acts. */
  defineEvent(
    'FlowMoved',
    z.object({
      ...at,
      flowId: id,
      to: z.enum(['waiting', 'resumed', 'abandoned', 'confirmed']),
      messageId: id.optional(),
    }),
  ),
  /** What the shop did or would not do. Its reference is what the shopper can quote. */
  defineEvent(
    'FlowEnded',
    z.object({
      ...at,
      flowId: id,
      flow: id,
      outcome: z.enum(['done', 'refused']),
      reference: id.optional(),
      reason: text(500).optional(),
    }),
  ),
  /** The shopper took up an offer of help; the message of that id is their asking. */
  defineEvent(
    'HelpAccepted',
    z.object({ ...at, messageId: id, offerId: id, policyId: id, intent: id.nullable() }),
  ),
  /** Everything up to that message has come to a screen of theirs, or was looked at. */
  defineEvent('MessagesDelivered', z.object({ ...at, by: party, upTo: id })),
  defineEvent('MessagesRead', z.object({ ...at, by: party, upTo: id })),
  /** Among colleagues; no shopper sees it. */
  defineEvent(
    'NoteAdded',
    z.object({
      ...at,
      noteId: id,
      agentId: id,
      agentName: text(200),
      text: personal(messageText),
      mentions: z.array(id).max(20),
    }),
  ),
  defineEvent('ConversationTagged', z.object({ ...at, tag: id, by: person })),
  defineEvent('ConversationUntagged', z.object({ ...at, tag: id, by: person })),
  defineEvent('ConversationSnoozed', z.object({ ...at, until: isoTime, by: person })),
  defineEvent('ConversationWoken', z.object({ ...at, because: z.enum(['time', 'shopper', 'agent']) })),
  /** Whose it is to answer; the assistant keeps quiet only once they join. `by` is absent where it was dealt out. */
  defineEvent(
    'ConversationAssigned',
    z.object({ ...at, agentId: id, agentName: text(200), by: person.optional() }),
  ),
  defineEvent(
    'ConversationUnassigned',
    z.object({ ...at, agentId: id, because: z.enum(['agent', 'away', 'administrator']) }),
  ),
  defineEvent(
    'HandoffRequested',
    z.object({ ...at, reason: z.enum(['shopper-asked', 'assistant-unsure', 'agent-left']) }),
  ),
  defineEvent('AgentJoined', z.object({ ...at, agentId: id, agentName: text(200) })),
  defineEvent(
    'AgentMessageSent',
    saysSomething(
      z.object({
        ...at,
        messageId: id,
        agentId: id,
        agentName: text(200),
        text: personal(storedText),
        parts: personal(z.array(replyPart).max(4)).optional(),
        attachments: z.array(attachment).min(1).max(5).optional(),
      }),
    ),
  ),
  defineEvent('HandedBack', z.object({ ...at, agentId: id })),
  defineEvent('ConversationResolved', z.object({ ...at, by: z.enum(['shopper', 'agent', 'assistant']) })),
  defineEvent(
    'ConversationRated',
    z.object({ ...at, rating: z.number().int().min(1).max(5), comment: personal(text(2000)).optional() }),
  ),
] as const;
