import { Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import { entryForShopper, loadConversation, transcriptEntryOf, transcriptForShopper } from '#conversation';
import {
  type ConversationEvent,
  conversationOfStream,
  type ServerToShopper,
  type ShopperToServer,
} from '#protocol';
import type { Visitor } from '../access/visitor-token.js';
import { ConversationFeed } from '../live/conversation-feed.js';
import { Forgettings } from '../live/forgettings.js';
import { Presence } from '../live/presence.js';
import { marksAfter } from './marks-after.js';
import { readTranscript } from './read-transcript.js';
import { RecentConversations } from './recent-conversations.js';
import { stateChange } from './state-change.js';

export interface VisitorData {
  visitor: Visitor;
}
type Nothing = Record<string, never>;
export type ShopperNamespace = Namespace<ShopperToServer, ServerToShopper, Nothing, VisitorData>;
export type ShopperSocket = Socket<ShopperToServer, ServerToShopper, Nothing, VisitorData>;

/** Where all sockets of a shopper are who have proved to be them. */
export const room = (shopperId: string): string => `shopper ${shopperId}`;

/** Tells shoppers, on every page they have open, what happens in their own conversations. */
@Injectable()
export class ShopperPushes {
  private namespace: ShopperNamespace | undefined;

  constructor(
    private readonly log: RecentConversations,
    private readonly presence: Presence,
    feed: ConversationFeed,
    forgettings: Forgettings,
  ) {
    feed.listen((event) => this.push(event));
    forgettings.listen((streams) => this.pushForgotten(streams));
  }

  to(namespace: ShopperNamespace): void {
    this.namespace = namespace;
  }

  welcome(socket: ShopperSocket): void {
    const { shopperId, ids } = socket.data.visitor;
    void socket.join(ids.map(room));
    this.presence.arrived(shopperId);
    socket.once('disconnect', () => this.presence.left(shopperId));
  }

  private async push(event: ConversationEvent): Promise<void> {
    const { conversationId, shopperId } = event.data;
    const somebody = this.namespace?.adapter.rooms.has(room(shopperId)) ?? false;
    if (!somebody) return;
    const theirs = this.namespace?.to(room(shopperId));
    const { revision } = event;
    const line = transcriptEntryOf(event);
    const entry = line && entryForShopper(line);
    if (entry) theirs?.emit('transcript.entry', { conversationId, revision, entry });
    const marks = await marksAfter(this.log, event);
    if (marks) theirs?.emit('marks.changed', marks);
    const state = stateChange(event);
    if (state) theirs?.emit('conversation.state', { conversationId, revision, ...state });
    if (event.type === 'ShopperMessageSent' && (await this.assistantHolds(conversationId))) {
      theirs?.emit('typing', { conversationId, from: 'assistant' });
    }
  }

  /** Lines that were sent before go again, without what was said. */
  private async pushForgotten(streams: readonly string[]): Promise<void> {
    for (const conversationId of streams.flatMap((stream) => conversationOfStream(stream) ?? [])) {
      const transcript = await readTranscript(this.log, conversationId);
      if (!transcript) continue;
      const theirs = this.namespace?.to(room(transcript.shopperId));
      const { revision } = transcript;
      for (const entry of transcriptForShopper(transcript).entries) {
        theirs?.emit('transcript.entry', { conversationId, revision, entry });
      }
    }
  }

  private async assistantHolds(conversationId: string): Promise<boolean> {
    const { status } = (await loadConversation(this.log, conversationId)).state;
    return status !== 'waiting' && status !== 'agent';
  }
}
