import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type OpenConversation, openConversationsProjection, summaryOf } from '#conversation';
import type { ConversationSummary } from '#protocol';
import { ReadModels } from '#read-models';

/** One line of the queue, or undefined where the conversation is not known yet. */
export class ReadSummary extends Query<ConversationSummary | undefined> {
  constructor(readonly conversationId: string) {
    super();
  }
}

@QueryHandler(ReadSummary)
export class ReadSummaryHandler implements IQueryHandler<ReadSummary> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ conversationId }: ReadSummary): Promise<ConversationSummary | undefined> {
    const found = await this.readModels.get<OpenConversation>(openConversationsProjection, conversationId);
    return found && summaryOf(found);
  }
}
