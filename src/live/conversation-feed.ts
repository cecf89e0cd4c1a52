import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { isConversationEvent } from '#conversation';
import type { EventStore } from '#event-store';
import type { ConversationEvent } from '#protocol';

type Listener = (event: ConversationEvent) => void | Promise<void>;

/** Conversation events as they are stored, whichever process stored them: what sockets are told from. */
@Injectable()
export class ConversationFeed {
  private readonly listeners = new Set<Listener>();
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

  /** Listeners are called one event after another, in the order of the log. */
  listen(listener: Listener): void {
    this.listeners.add(listener);
  }

  private async follow(after: bigint): Promise<void> {
    const filter = { streamPrefixes: ['conversation-'] };
    for await (const item of this.store.subscribe(after, filter, this.stopping.signal)) {
      for (const event of item.kind === 'events' ? item.events : []) {
        if (isConversationEvent(event)) await this.tell(event);
      }
    }
  }

  private async tell(event: ConversationEvent): Promise<void> {
    for (const listener of this.listeners) {
      try {
        await listener(event);
      } catch (error) {
        this.log.error(
          { err: error, eventId: event.id },
          'a push failed; clients see it when they open again',
        );
      }
    }
  }
}
