import { Injectable } from '@nestjs/common';
import type { ConversationEvent } from '#protocol';
import { ConversationFeed } from '../../live/conversation-feed.js';
import { OnDuty } from '../../live/on-duty.js';
import { Typing, type Wrote } from '../../live/typing.js';
import { Settings } from '../../settings.js';
import { type AgentNamespace, conversationRoom } from '../agent-pushes.js';

export const memberRoom = (agentId: string): string => `member ${agentId}`;

/** Tells agents of their colleagues, and what shoppers are about to say. */
@Injectable()
export class CompanyPushes {
  private namespace: AgentNamespace | undefined;

  constructor(
    private readonly settings: Settings,
    feed: ConversationFeed,
    typing: Typing,
    onDuty: OnDuty,
  ) {
    feed.listen((event) => this.tellMentioned(event));
    typing.listen((wrote) => this.tellTyping(wrote));
    onDuty.onChange((agents) => this.namespace?.emit('agents', agents));
  }

  to(namespace: AgentNamespace): void {
    this.namespace = namespace;
  }

  private tellMentioned(event: ConversationEvent): void {
    if (event.type !== 'NoteAdded') return;
    const { conversationId, noteId, agentName: by, mentions } = event.data;
    if (mentions.length === 0) return;
    this.namespace?.to(mentions.map(memberRoom)).emit('mentioned', { conversationId, noteId, by });
  }

  /** Where the shop does not let agents read along, only that something is being written, or no more. */
  private tellTyping({ conversationId, text }: Wrote): void {
    const shown = this.settings.config.showTyping || text === '' ? text : undefined;
    const message = { conversationId, ...(shown !== undefined && { text: shown }) };
    this.namespace?.to(conversationRoom(conversationId)).emit('shopper.typing', message);
  }
}
