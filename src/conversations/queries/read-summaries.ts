import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type OpenConversation, openConversationsProjection, summaryOf } from '#conversation';
import type { ConversationSummary } from '#protocol';
import { ReadModels } from '#read-models';

/** Lines of the queue; a conversation that is not known yet has none. */
export class ReadSummaries extends Query<readonly ConversationSummary[]> {
  constructor(readonly conversationIds: readonly string[]) {
    super();
  }
}

@QueryHandler(ReadSummaries)
export class ReadSummariesHandler implements IQueryHandler<ReadSummaries> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ conversationIds }: ReadSummaries): Promise<readonly ConversationSummary[]> {
    const projection = openConversationsProjection;
    const found = await this.readModels.getMany<OpenConversation>(projection, conversationIds);
    return [...found.values()].map(summaryOf);
  }
}
