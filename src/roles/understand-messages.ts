import type { Logger } from 'pino';
import { type ConversationCommand, handleConversationCommand } from '#conversation';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { isForgotten, type Recorded } from '#protocol';
import type { Classified, IntentClassifier, ModelIdentity } from '#understanding';
import type { Reaction } from './subscriber.js';

type Message = Recorded<'ShopperMessageSent'> & { readonly data: { readonly text: string } };

/** What has been forgotten meanwhile can be read no more, and is owed no answer. */
const isReadable = (event: Recorded<'ShopperMessageSent'>): event is Message => !isForgotten(event.data.text);

export interface UnderstandingParts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly classifier: Pick<IntentClassifier, 'classify' | 'model'>;
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
  const { classifier } = parts;
  const found = await classifier.classify(messages.map(({ data }) => ({ text: data.text })));
  await Promise.all(
    messages.map(async (message, i) => {
      const one = found[i];
      if (one !== undefined) await record(message, one, parts);
    }),
  );
}

async function record(message: Message, found: Classified, parts: UnderstandingParts): Promise<void> {
  const { store, clock, log, classifier } = parts;
  const metadata = {
    correlationId: message.metadata.correlationId,
    causationId: message.id,
    actor: { kind: 'assistant', id: classifier.model.name } as const,
    occurredAt: clock.now().toISOString(),
  };
  const outcome = await handleConversationCommand(
    store,
    classify(message, found, classifier.model),
    metadata,
  );
  if (outcome.ok) return;
  if (outcome.error.reason === 'busy') throw new Error(outcome.error.message);
  log.warn({ reason: outcome.error.reason, eventId: message.id }, 'a classification was not taken');
}

function classify({ data }: Message, found: Classified, model: ModelIdentity): ConversationCommand {
  const { ranking, outOfScope, band, language } = found;
  const { conversationId, messageId } = data;
  return {
    type: 'ClassifyMessage',
    conversationId,
    messageId,
    ranking: [...ranking],
    outOfScope,
    band,
    language,
    model,
  };
}
