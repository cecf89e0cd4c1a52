import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { entryForShopper, loadConversation, resumeFrom } from '#conversation';
import type { Resumed, socketInputs } from '#protocol';
import type { z } from 'zod';
import { RateLimits } from '../../access/rate-limits.js';
import type { Visitor } from '../../access/visitor-token.js';
import { noSuchConversation, OwnConversations } from '../own-conversations.js';
import { RecentConversations } from '../recent-conversations.js';

/** What somebody has missed, straight from the log. Staff are shown everything, shoppers what is for them. */
export class ResumeConversation extends Query<Resumed> {
  constructor(
    readonly who: Visitor | 'staff',
    readonly input: z.output<(typeof socketInputs)['resume']>,
  ) {
    super();
  }
}

@QueryHandler(ResumeConversation)
export class ResumeConversationHandler implements IQueryHandler<ResumeConversation> {
  constructor(
    private readonly log: RecentConversations,
    private readonly own: OwnConversations,
    private readonly limits: RateLimits,
  ) {}

  async execute({ who, input: { conversationId, after } }: ResumeConversation): Promise<Resumed> {
    if (who !== 'staff') {
      await this.limits.reads.take(who.shopperId);
      await this.own.assert(who, conversationId);
    }
    const { events } = await loadConversation(this.log, conversationId);
    const resumed = resumeFrom(events, after, who === 'staff' ? undefined : entryForShopper);
    if (!resumed) throw noSuchConversation();
    return resumed;
  }
}
