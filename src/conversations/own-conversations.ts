import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { conversationStream, type Recorded } from '#protocol';
import { refuse } from '../errors/problems.js';

export const noSuchConversation = () => refuse('not-found', 'There is no such conversation.');

const REMEMBERED = 10_000;

/**
 * Whose conversation is it? One that is somebody else's answers as one that was never there does, after the same
 * reading of at most one event, so that nobody learns from the answer, or from how long it took, which ids exist.
 */
@Injectable()
export class OwnConversations {
  /** Whose a conversation is never changes. Only those who asked for their own are answered from here. */
  private readonly owners = new Map<string, string>();

  constructor(private readonly store: EventStore) {}

  /**
   * @param ids all that the caller has proved to be
   * @throws Refusal `not-found` where they have no conversation of that id
   */
  async assert({ ids }: { readonly ids: readonly string[] }, conversationId: string): Promise<void> {
    const known = this.owners.get(conversationId);
    if (known !== undefined && ids.includes(known)) return;
    const owner = await this.ownerOf(conversationId);
    if (!ids.includes(owner)) throw noSuchConversation();
    this.owners.set(conversationId, owner);
    const [oldest] = this.owners.keys();
    if (this.owners.size > REMEMBERED && oldest !== undefined) this.owners.delete(oldest);
  }

  /** For staff, who may know. @throws Refusal `not-found` */
  ownerOf(conversationId: string): Promise<string> {
    return ownerOf(this.store, conversationId);
  }
}

/** Whose a conversation is. @throws Refusal `not-found` */
export async function ownerOf(
  store: Pick<EventStore, 'readStream'>,
  conversationId: string,
): Promise<string> {
  const [first] = await store.readStream(conversationStream(conversationId), { limit: 1 });
  if (!first) throw noSuchConversation();
  return (first as Recorded<'ConversationStarted'>).data.shopperId;
}
