import { Injectable } from '@nestjs/common';
import type { ConversationEvent } from '#protocol';
import { marksAfter } from '../conversations/marks-after.js';
import { RecentConversations } from '../conversations/recent-conversations.js';
import { ConversationFeed } from '../live/conversation-feed.js';
import { type AgentNamespace, conversationRoom } from './agent-pushes.js';

/** Tells agents who watch a conversation how far its messages have come. */
@Injectable()
export class MarkPushes {
  private namespace: AgentNamespace | undefined;

  constructor(
    private readonly log: RecentConversations,
    feed: ConversationFeed,
  ) {
    feed.listen((event) => this.push(event));
  }

  to(namespace: AgentNamespace): void {
    this.namespace = namespace;
  }

  private async push(event: ConversationEvent): Promise<void> {
    const room = conversationRoom(event.data.conversationId);
    if (this.namespace?.adapter.rooms.has(room) !== true) return;
    const marks = await marksAfter(this.log, event);
    if (marks) this.namespace.to(room).emit('marks.changed', marks);
  }
}
