import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { conversationStream, type Recorded } from '#protocol';
import type { Visitor } from '../access/visitor-token.js';
import { refuse } from '../errors/problems.js';

const REMEMBERED = 10_000;

/**
 * Whose conversation is it? One that is somebody else's answers as one that was never there does, after the same
 * reading of one event, so that nobody learns from the answer, or from how long it took, which ids exist.
 */
@Injectable()
export class OwnConversations {
  /** Whose a conversation is never changes. Only those who asked for their own are answered from here. */
  private readonly owners = new Map<string, string>();

  constructor(private readonly store: EventStore) {}

  /** @throws Refusal `not-found` where the visitor has none of that id */
  async assert({ ids }: Visitor, conversationId: string): Promise<void> {
    const known = this.owners.get(conversationId);
    if (known !== undefined && ids.includes(known)) return;
    const [first] = await this.store.readStream(conversationStream(conversationId), { limit: 1 });
    const owner = (first as Recorded<'ConversationStarted'> | undefined)?.data.shopperId;
    if (owner === undefined || !ids.includes(owner))
      throw refuse('not-found', 'There is no such conversation.');
    this.owners.set(conversationId, owner);
    const [oldest] = this.owners.keys();
    if (this.owners.size > REMEMBERED && oldest !== undefined) this.owners.delete(oldest);
  }
}
