import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type OpenConversation, openConversationsProjection, summaryOf } from '#conversation';
import type { ConversationSummary } from '#protocol';
import { ReadModels } from '#read-models';

/** The queue: every open conversation and those resolved lately, newest first. */
export class ListConversations extends Query<readonly ConversationSummary[]> {}

const OPEN = 500;
const RESOLVED = 50;

@QueryHandler(ListConversations)
export class ListConversationsHandler implements IQueryHandler<ListConversations> {
  constructor(private readonly readModels: ReadModels) {}

  async execute(): Promise<readonly ConversationSummary[]> {
    const parts = await Promise.all([
      this.withStatus('waiting', OPEN),
      this.withStatus('agent', OPEN),
      this.withStatus('assistant', OPEN),
      this.withStatus('resolved', RESOLVED),
    ]);
    return parts.flat().sort((a, b) => b.lastAt.localeCompare(a.lastAt));
  }

  private async withStatus(status: string, limit: number): Promise<ConversationSummary[]> {
    const found = await this.readModels.find<OpenConversation>(openConversationsProjection, {
      where: { status },
      orderBy: 'lastAt',
      direction: 'descending',
      limit,
    });
    return found.map(({ document }) => summaryOf(document));
  }
}
