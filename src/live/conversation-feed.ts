import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { isConversationEvent } from '#conversation';
import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { ConversationEvent } from '#protocol';
import { followLog } from './follow-log.js';
import { OneByOne } from './one-by-one.js';

type Listener = (event: ConversationEvent) => void | Promise<void>;

/** So many conversations at once may be behind with what they are told before the log is read on. */
const AT_ONCE = 1_000;

/** Conversation events as they are stored, whichever process stored them: what sockets are told from. */
@Injectable()
export class ConversationFeed {
  private readonly listeners = new Set<Listener>();
  private readonly telling = new OneByOne();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Pick<EventStore, 'subscribe' | 'head'>,
    private readonly log: Logger,
  ) {}

  /** Begins at the live end: what was before, clients ask for when they connect. */
  async start(): Promise<void> {
    const head = await this.store.head();
    this.running = this.follow(head);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /**
   * Listeners are told of a conversation's events one after another, in order. A listener that takes its time over one
   * conversation keeps no other waiting.
   */
  listen(listener: Listener): void {
    this.listeners.add(listener);
  }

  private follow(after: bigint): Promise<void> {
    return followLog(after, {
      store: this.store,
      filter: { streamPrefixes: ['conversation-'] },
      signal: this.stopping.signal,
      take: (events) => this.take(events),
      failed: (err) => this.log.error({ err }, 'conversations cannot be followed just now'),
    });
  }

  private async take(events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) {
      if (isConversationEvent(event)) this.telling.run(event.stream, () => this.tell(event));
    }
    await this.telling.untilFewerThan(AT_ONCE);
  }

  /** @returns undefined where every listener was done at once */
  private tell(event: ConversationEvent): Promise<void> | undefined {
    const working: Promise<void>[] = [];
    for (const listener of this.listeners) {
      try {
        const work = listener(event);
        if (work) working.push(work.catch((error: unknown) => this.failed(error, event)));
      } catch (error) {
        this.failed(error, event);
      }
    }
    return working.length === 0 ? undefined : Promise.all(working).then(() => undefined);
  }

  private failed(error: unknown, { id }: ConversationEvent): void {
    this.log.error({ err: error, eventId: id }, 'a push failed; clients see it when they open again');
  }
}
