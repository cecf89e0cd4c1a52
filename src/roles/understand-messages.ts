import type { Logger } from 'pino';
import {
  type ConversationCommand,
  handleConversationCommand,
  loadConversation,
  turnsBefore,
} from '#conversation';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { isForgotten, type Recorded } from '#protocol';
import type { Answered, Classified, ModelIdentity, Question } from '#understanding';
import type { ReadMessage } from '#reading';
import type { MessageReader } from './message-reader.js';
import type { Reaction } from './subscriber.js';

type Message = Recorded<'ShopperMessageSent'> & { readonly data: { readonly text: string } };

/**
 * What has been forgotten meanwhile can be read no more, and is owed no answer. What a button says is known, and not
 * guessed at.
 */
const isReadable = (event: Recorded<'ShopperMessageSent'>): event is Message =>
  !isForgotten(event.data.text) && event.data.choice === undefined;

/** Understands questions, and says which model did: it may be replaced at any time. */
export interface Answerer {
  /** Whether the model of now makes use of what came before a question. */
  readonly readsContext?: boolean;
  answer(questions: readonly Question[]): Promise<Answered>;
}

export interface UnderstandingParts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly answerer: Answerer;
  readonly read: MessageReader;
}

/** Texts that go through the encoder together. */
const BATCH = 32;

/** Shoppers' messages become classified ones, as many together as have come in meanwhile. */
export function understandMessages(parts: UnderstandingParts): Reaction {
  return {
    name: 'understanding',
    filter: { types: ['ShopperMessageSent'], streamPrefixes: ['conversation-'] },
    async react(events) {
      const messages = (events as readonly Recorded<'ShopperMessageSent'>[]).filter(isReadable);
      for (let from = 0; from < messages.length; from += BATCH) {
        await understand(messages.slice(from, from + BATCH), parts);
      }
    },
  };
}

async function understand(messages: readonly Message[], parts: UnderstandingParts): Promise<void> {
  const { model, answers } = await parts.answerer.answer(await questionsIn(messages, parts));
  await Promise.all(
    messages.map(async (message, i) => {
      const answer = answers[i];
      if (answer !== undefined) await record(message, answer, model, parts);
    }),
  );
}

function questionsIn(
  messages: readonly Message[],
  { answerer, store }: UnderstandingParts,
): Promise<readonly Question[]> {
  return Promise.all(
    messages.map(async ({ data: { conversationId, messageId, text } }) => {
      if (answerer.readsContext !== true) return { text };
      return { text, before: turnsBefore((await loadConversation(store, conversationId)).events, messageId) };
    }),
  );
}

async function record(
  message: Message,
  answer: Classified,
  model: ModelIdentity,
  { store, clock, log, read }: UnderstandingParts,
): Promise<void> {
  const { metadata } = message;
  const command = classify(message, answer, model, read(message.data.text, metadata.occurredAt));
  const outcome = await handleConversationCommand(store, command, {
    correlationId: metadata.correlationId,
    causationId: message.id,
    actor: { kind: 'assistant', id: model.name },
    occurredAt: clock.now().toISOString(),
  });
  if (outcome.ok) return;
  if (outcome.error.reason === 'busy') throw new Error(outcome.error.message);
  log.warn({ reason: outcome.error.reason, eventId: message.id }, 'a classification was not taken');
}

/** As many as the event takes. */
const ENTITIES = 50;
const VALUE_LIMIT = 200;

function classify(
  { data: { conversationId, messageId } }: Message,
  { ranking, outOfScope, inScope, band, words, also }: Classified,
  model: ModelIdentity,
  { language, sentiment, entities }: ReadMessage,
): ConversationCommand {
  const named = entities.map(({ type, start, end, value }) => ({ type, start, end, value }));
  return {
    type: 'ClassifyMessage',
    conversationId,
    messageId,
    ranking: [...ranking],
    outOfScope,
    inScope,
    band,
    language: language.code,
    languageConfidence: language.confidence,
    sentiment,
    entities: named.filter(({ value }) => value.length <= VALUE_LIMIT).slice(0, ENTITIES),
    words: [...words],
    also: [...also],
    model,
  };
}
