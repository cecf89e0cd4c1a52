import type { Logger } from 'pino';
import { type Generated, GeneratedAnswers } from '#assistance';
import { handleConversationCommand, loadConversation } from '#conversation';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { remembered } from '#protocol';

interface Parts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What a language model wrote, in the conversation it was written for: sealed, and forgotten with its shopper. */
export class LoggedAnswers extends GeneratedAnswers {
  constructor(private readonly parts: Parts) {
    super();
  }

  override async find(conversationId: string, messageId: string): Promise<Generated | undefined> {
    const { events } = await loadConversation(this.parts.store, conversationId);
    for (const event of events) {
      if (event.type !== 'AnswerGenerated' || event.data.inReplyTo !== messageId) continue;
      const { conversationId: _, shopperId: __, prompt, answer, ...rest } = event.data;
      return { ...rest, prompt: remembered(prompt) ?? '', answer: remembered(answer) ?? '' };
    }
    return undefined;
  }

  override async keep(conversationId: string, generated: Generated): Promise<void> {
    const { store, clock, log } = this.parts;
    const command = { type: 'RecordGenerated', conversationId, generated } as const;
    const metadata = {
      correlationId: conversationId,
      actor: { kind: 'assistant', id: 'assistant' },
      occurredAt: clock.now().toISOString(),
    } as const;
    const outcome = await handleConversationCommand(store, command, metadata);
    if (!outcome.ok) log.error({ reason: outcome.error.reason }, 'a generated answer was not written down');
  }
}
