import {
  conversationDecider,
  type ConversationLog,
  type ConversationState,
  type LoadedConversation,
} from '#conversation';
import type { Appended, EventStore, ExpectedRevision, ReadStreamOptions } from '#event-store';
import type { NewEvent, RecordedEvent } from '#kernel';
import { type ConversationEvent, conversationStream } from '#protocol';
import type { ConversationFeed } from '../live/conversation-feed.js';

/** How much is kept: what goes beyond is read from the store. */
const BOUNDS = {
  conversations: 2_000,
  /** Of one conversation. */
  eventsEach: 5_000,
  /** Of all together: it is they that fill the memory. */
  events: 100_000,
};

interface Recent {
  /** From revision 0 without gaps. */
  readonly events: ConversationEvent[];
  /** After so many of the events: the rest is folded when somebody asks. */
  state: ConversationState;
  folded: number;
  /** Revision that this process itself has appended up to. */
  appendedTo: number;
}

/**
 * The conversations that are being talked in, kept at hand so that a message costs no reading, and as much in a long
 * conversation as in a short one.
 *
 * What is kept comes from the feed. It never lags behind what this process appended; behind others it may, which is
 * safe for deciding: an append names the revision it was decided on, and where the stream has moved on, the store
 * refuses and the rest is read from it.
 */
export class RecentConversations implements ConversationLog {
  private readonly recent = new Map<string, Recent>();
  private keptEvents = 0;

  constructor(
    private readonly store: Pick<EventStore, 'append' | 'readStream'>,
    feed: Pick<ConversationFeed, 'listen'>,
    private readonly bounds = BOUNDS,
  ) {
    feed.listen((event) => this.keep(event));
  }

  async append(stream: string, events: readonly NewEvent[], expected?: ExpectedRevision): Promise<Appended> {
    const appended = await this.store.append(stream, events, expected);
    const kept =
      this.recent.get(stream) ?? (appended.revision < events.length ? this.begin(stream) : undefined);
    if (kept) kept.appendedTo = Math.max(kept.appendedTo, appended.revision);
    return appended;
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const fromStart = (options.from ?? 0) === 0 && options.direction !== 'backwards';
    const kept = fromStart ? this.current(stream) : undefined;
    return kept ? kept.events.slice(0, options.limit) : this.store.readStream(stream, options);
  }

  atHand(conversationId: string): LoadedConversation | undefined {
    const kept = this.current(conversationStream(conversationId));
    if (!kept) return undefined;
    const { events } = kept;
    for (const event of events.slice(kept.folded)) kept.state = conversationDecider.evolve(kept.state, event);
    kept.folded = events.length;
    return { conversationId, state: kept.state, revision: events.length - 1, events: [...events] };
  }

  /** Drops what is kept: it is read from the store again. Where the feed is still behind, the next call drops it. */
  forget(): void {
    for (const [stream, kept] of this.recent) if (isCurrent(kept)) this.drop(stream);
  }

  private current(stream: string): Recent | undefined {
    const kept = this.recent.get(stream);
    if (!kept || !isCurrent(kept)) return undefined;
    this.recent.delete(stream);
    this.recent.set(stream, kept);
    return kept;
  }

  private keep(event: ConversationEvent): void {
    const kept =
      this.recent.get(event.stream) ?? (event.revision === 0 ? this.begin(event.stream) : undefined);
    if (kept === undefined) return;
    if (event.revision !== kept.events.length || event.revision >= this.bounds.eventsEach) {
      this.drop(event.stream);
      return;
    }
    kept.events.push(event);
    this.keptEvents += 1;
    if (this.keptEvents > this.bounds.events) this.dropOldest();
  }

  /** The map keeps the order of use: its first is the one that was not talked in for longest. */
  private begin(stream: string): Recent {
    const kept: Recent = { events: [], state: conversationDecider.initial, folded: 0, appendedTo: -1 };
    this.recent.set(stream, kept);
    if (this.recent.size > this.bounds.conversations) this.dropOldest();
    return kept;
  }

  private dropOldest(): void {
    const [oldest] = this.recent.keys();
    if (oldest !== undefined) this.drop(oldest);
  }

  private drop(stream: string): void {
    this.keptEvents -= this.recent.get(stream)?.events.length ?? 0;
    this.recent.delete(stream);
  }
}

const isCurrent = ({ events, appendedTo }: Recent): boolean =>
  events.length > 0 && events.length > appendedTo;
