import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Namespace, Socket } from 'socket.io';
import {
  type AgentToServer,
  type ConversationEvent,
  conversationOfStream,
  type ServerToAgent,
  shopperOfStream,
  type StaffMember,
  type TranscriptEntry,
} from '#protocol';
import { transcriptEntryOf } from '#conversation';
import { ListConversations } from '../conversations/queries/list-conversations.js';
import { ReadSummaries } from '../conversations/queries/read-summaries.js';
import { WatchTranscript } from '../conversations/queries/watch-transcript.js';
import { stateChange } from '../conversations/state-change.js';
import type { Changed } from '../live/changes.js';
import type { ForesightNote } from '../foresight/online/foresight-note.js';
import { Foresights } from '../foresight/online/foresights.js';
import { Live } from '../live/live.js';
import { Paced } from '../live/paced.js';
import { Settings } from '../settings.js';
import { QueueLines } from './queue-lines.js';
import { ListOnSite } from './queries/list-on-site.js';
import { ReadShopper } from './queries/read-shopper.js';

type Nothing = Record<string, never>;
export interface StaffData {
  member: StaffMember;
}
export type AgentNamespace = Namespace<AgentToServer, ServerToAgent, Nothing, StaffData>;
export type AgentSocket = Socket<AgentToServer, ServerToAgent, Nothing, StaffData>;

export const shopperRoom = (shopperId: string): string => `shopper ${shopperId}`;
export const conversationRoom = (conversationId: string): string => `conversation ${conversationId}`;
/** @returns undefined where the room is not a conversation's */
export const conversationOfRoom = (room: string): string | undefined =>
  room.startsWith(conversationRoom('')) ? room.slice(conversationRoom('').length) : undefined;

/** Whom somebody watches. */
export function shoppersIn(namespace: AgentNamespace | undefined): readonly string[] {
  const prefix = shopperRoom('');
  const rooms = [...(namespace?.adapter.rooms.keys() ?? [])];
  return rooms.filter((room) => room.startsWith(prefix)).map((room) => room.slice(prefix.length));
}

const ONSITE_EVERY_MS = 500;
const QUEUE_EVERY_MS = 100;
const DETAIL_EVERY_MS = 250;
/** People leave by doing nothing, so the list is looked at again from time to time. */
const ONSITE_REFRESH_MS = 15_000;
const aboutAnotherLine = new Set(['IntentClassified', 'IntentCorrected', 'IntentCorrectionWithdrawn']);
const shopperProjections = new Set(['portrait', 'journey', 'orders']);

/** Tells agents what changes: the queue, who is on the site, and whom and what they watch. */
@Injectable()
export class AgentPushes {
  private namespace: AgentNamespace | undefined;
  private readonly changedConversations = new Set<string>();
  private readonly changedShoppers = new Set<string>();
  private readonly onsite: Paced;
  private readonly queue: Paced;
  private readonly details: Paced;

  constructor(
    private readonly queries: QueryBus,
    settings: Settings,
    { changes, presence, feed, forgettings }: Live,
    foresights: Foresights,
    private readonly lines: QueueLines,
  ) {
    const failed = (error: unknown): void => settings.log.error({ err: error }, 'a push to the desk failed');
    this.onsite = new Paced(ONSITE_EVERY_MS, () => this.sendOnSite(), failed);
    this.queue = new Paced(QUEUE_EVERY_MS, () => this.sendChangedConversations(), failed);
    this.details = new Paced(DETAIL_EVERY_MS, () => this.sendChangedShoppers(), failed);
    changes.listen((changed) => this.note(changed));
    presence.onChange(() => this.onsite.ask());
    foresights.onChanged((note) => this.noteForesight(note));
    feed.listen((event) => this.pushConversation(event));
    forgettings.listen((streams) => this.pushForgotten(streams));
    this.onsite.askEvery(ONSITE_REFRESH_MS);
  }

  to(namespace: AgentNamespace): void {
    this.namespace = namespace;
  }

  async welcome(socket: AgentSocket): Promise<void> {
    socket.emit('onsite', await this.queries.execute(new ListOnSite()));
    const queue = await this.queries.execute(new ListConversations());
    socket.emit('conversations', await this.lines.complete(queue));
  }

  private note({ projection, keys }: Changed): void {
    if (!this.somebodyListens) return;
    if (projection === 'open-conversations') {
      for (const key of keys === 'any' ? [] : keys) this.changedConversations.add(key);
      this.queue.ask();
    } else if (shopperProjections.has(projection)) {
      for (const key of keys === 'any' ? shoppersIn(this.namespace) : keys) {
        if (this.isWatched(shopperRoom(key))) this.changedShoppers.add(key);
      }
      if (this.changedShoppers.size > 0) this.details.ask();
      this.onsite.ask();
    }
  }

  private noteForesight(note: ForesightNote): void {
    this.onsite.ask();
    if (!this.somebodyListens) return;
    const touched = this.lines.touchedBy(note);
    for (const conversationId of touched) this.changedConversations.add(conversationId);
    if (touched.length > 0) this.queue.ask();
  }

  private async pushConversation(event: ConversationEvent): Promise<void> {
    const { conversationId } = event.data;
    const room = conversationRoom(conversationId);
    if (!this.isWatched(room)) return;
    const entry = transcriptEntryOf(event) ?? (await this.classifiedEntry(event));
    const { revision } = event;
    if (entry) this.namespace?.to(room).emit('transcript.entry', { conversationId, revision, entry });
    const state = stateChange(event);
    if (state) this.namespace?.to(room).emit('conversation.state', { conversationId, revision, ...state });
  }

  /** Lines that were sent before go again, without what was said. */
  private async pushForgotten(streams: readonly string[]): Promise<void> {
    const conversations = streams.flatMap((stream) => conversationOfStream(stream) ?? []);
    for (const conversationId of conversations) {
      const room = conversationRoom(conversationId);
      if (!this.isWatched(room)) continue;
      const { entries, revision } = await this.queries.execute(new WatchTranscript(conversationId));
      for (const entry of entries)
        this.namespace?.to(room).emit('transcript.entry', { conversationId, revision, entry });
    }
    this.note({ projection: 'open-conversations', keys: conversations });
    this.note({ projection: 'portrait', keys: streams.flatMap((stream) => shopperOfStream(stream) ?? []) });
  }

  /** What is said of a message's intent changes a line that was sent before: it goes again, whole. */
  private async classifiedEntry(event: ConversationEvent): Promise<TranscriptEntry | undefined> {
    if (!aboutAnotherLine.has(event.type) || !('messageId' in event.data)) return undefined;
    const { conversationId, messageId } = event.data;
    const { entries } = await this.queries.execute(new WatchTranscript(conversationId));
    return entries.find(({ id }) => id === messageId);
  }

  private async sendOnSite(): Promise<void> {
    if (this.somebodyListens) this.namespace?.emit('onsite', await this.queries.execute(new ListOnSite()));
  }

  private async sendChangedConversations(): Promise<void> {
    const lines = await this.queries.execute(new ReadSummaries(taken(this.changedConversations)));
    for (const line of await this.lines.complete(lines)) {
      if (this.lines.isNews(line)) this.namespace?.emit('conversation.changed', line);
    }
  }

  private async sendChangedShoppers(): Promise<void> {
    for (const id of taken(this.changedShoppers)) {
      const detail = await this.queries.execute(new ReadShopper(id));
      this.namespace
        ?.to([shopperRoom(id), shopperRoom(detail.portrait.shopperId)])
        .emit('shopper.changed', detail);
    }
  }

  private get somebodyListens(): boolean {
    return (this.namespace?.sockets.size ?? 0) > 0;
  }

  private isWatched(room: string): boolean {
    return this.namespace?.adapter.rooms.has(room) ?? false;
  }
}

function taken(set: Set<string>): readonly string[] {
  const all = [...set];
  set.clear();
  return all;
}
