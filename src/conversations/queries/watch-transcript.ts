import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Transcript } from '#protocol';
import { noSuchConversation } from '../own-conversations.js';
import { readTranscript } from '../read-transcript.js';
import { RecentConversations } from '../recent-conversations.js';

/** A conversation as staff see it: with how each message was understood. */
export class WatchTranscript extends Query<Transcript> {
  constructor(readonly conversationId: string) {
    super();
  }
}

@QueryHandler(WatchTranscript)
export class WatchTranscriptHandler implements IQueryHandler<WatchTranscript> {
  constructor(private readonly log: RecentConversations) {}

  async execute({ conversationId }: WatchTranscript): Promise<Transcript> {
    const found = await readTranscript(this.log, conversationId);
    if (found === undefined) throw noSuchConversation();
    return found;
  }
}
