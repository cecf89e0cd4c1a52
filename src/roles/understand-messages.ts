import type { Logger } from 'pino';
import { type ConversationCommand, handleConversationCommand } from '#conversation';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { isForgotten, type Recorded } from '#protocol';
import type { ReadMessage } from '#reading';
import type { Answered, Classified, ModelIdentity, Question } from '#understanding';
import type { Reaction } from './subscriber.js';

type Message = Recorded<'ShopperMessageSent'> & { readonly data: { readonly text: string } };

/** What has been forgotten meanwhile can be read no more, and is owed no answer. */
const isReadable = (event: Recorded<'ShopperMessageSent'>): event is Message => !isForgotten(event.data.text);

/** Understands questions, and says which model did: it may be replaced at any time. */
export interface Answerer {
  answer(questions: readonly Question[]): Promise<Answered>;
}

/** Reads what a message says beside its intent. */
export type MessageReader = (text: string, writtenAt: Date) => ReadMessage;

export interface UnderstandingParts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly answerer: Answerer;
  readonly read: MessageReader;
}

/** Texts that go through the encoder together. */
const BATCH = 32;
/** More in one message is no message of a shopper. */
const ENTITIES = 50;
const LONGEST_VALUE = 200;

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
  const { model, answers } = await parts.answerer.answer(messages.map(({ data }) => ({ text: data.text })));
  await Promise.all(
    messages.map(async (message, i) => {
      const answer = answers[i];
      if (answer !== undefined) await record(message, answer, model, parts);
    }),
  );
}

async function record(
  message: Message,
  answer: Classified,
  model: ModelIdentity,
  { store, clock, log, read }: UnderstandingParts,
): Promise<void> {
  const metadata = {
    correlationId: message.metadata.correlationId,
    causationId: message.id,
    actor: { kind: 'assistant', id: model.name } as const,
    occurredAt: clock.now().toISOString(),
  };
  // A moment that the event itself names: read again, it says the same.
  const reading = read(message.data.text, new Date(message.metadata.occurredAt));
  const command = classify(message, { answer, reading, model });
  const outcome = await handleConversationCommand(store, command, metadata);
  if (outcome.ok) return;
  if (outcome.error.reason === 'busy') throw new Error(outcome.error.message);
  log.warn({ reason: outcome.error.reason, eventId: message.id }, 'a classification was not taken');
}

interface Understood {
  readonly answer: Classified;
  readonly reading: ReadMessage;
  readonly model: ModelIdentity;
}

function classify({ data }: Message, { answer, reading, model }: Understood): ConversationCommand {
  const { ranking, outOfScope, inScope, band, words, also } = answer;
  const { language, sentiment, entities } = reading;
  const { conversationId, messageId } = data;
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
    words: [...words],
    also: [...also],
    entities: entities
      .filter(({ value }) => value.length <= LONGEST_VALUE)
      .slice(0, ENTITIES)
      .map(({ type, start, end, value }) => ({ type, start, end, value })),
    model,
  };
}
