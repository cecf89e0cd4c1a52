import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { headOf, transcriptForShopper } from '#conversation';
import type { ConversationHead } from '#protocol';
import { ReadModels } from '#read-models';
import { RateLimits } from '../../access/rate-limits.js';
import type { Visitor } from '../../access/visitor-token.js';
import { newestConversations } from '../newest-conversations.js';
import { readTranscript } from '../read-transcript.js';
import { RecentConversations } from '../recent-conversations.js';

const LISTED = 50;

/** A visitor's own conversations, the one that was talked in last first. */
export class ListOwnConversations extends Query<readonly ConversationHead[]> {
  constructor(readonly visitor: Visitor) {
    super();
  }
}

@QueryHandler(ListOwnConversations)
export class ListOwnConversationsHandler implements IQueryHandler<ListOwnConversations> {
  constructor(
    private readonly log: RecentConversations,
    private readonly readModels: ReadModels,
    private readonly limits: RateLimits,
  ) {}

  /** Which there are is looked up, what stands in them is read from the log: a mark counts once it was answered. */
  async execute({ visitor }: ListOwnConversations): Promise<readonly ConversationHead[]> {
    await this.limits.reads.take(visitor.shopperId);
    const newest = await newestConversations(this.readModels, visitor, LISTED);
    const heads: ConversationHead[] = [];
    for (const { key } of newest.slice(0, LISTED)) {
      const transcript = await readTranscript(this.log, key);
      const head = transcript && headOf(transcriptForShopper(transcript));
      if (head) heads.push(head);
    }
    return heads.sort((a, b) => b.lastAt.localeCompare(a.lastAt));
  }
}
