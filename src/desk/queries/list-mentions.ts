import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type Mention,
  type MentionMark,
  mentionMarkKey,
  mentionsProjection,
  messageTexts,
} from '#conversation';
import type { Mentions } from '#protocol';
import { ReadModels } from '#read-models';

/** The newest notes that name an agent, and which of them they have not seen. */
export class ListMentions extends Query<Mentions> {
  constructor(readonly agentId: string) {
    super();
  }
}

const NEWEST = 50;

@QueryHandler(ListMentions)
export class ListMentionsHandler implements IQueryHandler<ListMentions> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ agentId }: ListMentions): Promise<Mentions> {
    const [found, mark] = await Promise.all([
      this.readModels.find<Mention>(mentionsProjection, {
        where: { agentId },
        orderBy: 'at',
        direction: 'descending',
        limit: NEWEST,
      }),
      this.readModels.get<MentionMark>(mentionsProjection, mentionMarkKey(agentId)),
    ]);
    const mentions = found.map(({ document }) => document);
    const places = mentions.map(({ conversationId, noteId }) => ({ conversationId, messageId: noteId }));
    const texts = await messageTexts(this.readModels, places);
    const seen = mentions.findIndex(({ noteId }) => noteId === mark?.upTo);
    const unread = seen < 0 ? mentions.length : seen;
    return {
      unread,
      mentions: mentions.map(({ agentId: _, ...mention }, i) => {
        const text = texts[i];
        return { ...mention, isUnread: i < unread, ...(text !== undefined && { text }) };
      }),
    };
  }
}
