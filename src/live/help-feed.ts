import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { type HelpEvent, helpEvents, isOneOf } from '#protocol';
import { followLog } from './follow-log.js';

type Listener = (event: HelpEvent) => void | Promise<void>;

const isHelp = isOneOf(helpEvents.map(({ type }) => type));

/** What is offered to shoppers, and what becomes of it, as it is stored, whichever process stored it. */
@Injectable()
export class HelpFeed {
  private readonly listeners = new Set<Listener>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Pick<EventStore, 'subscribe' | 'head'>,
    private readonly log: Logger,
  ) {}

  /** Begins at the live end: what stands open, shoppers are told when they connect. */
  async start(): Promise<void> {
    const head = await this.store.head();
    this.running = this.follow(head);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  listen(listener: Listener): void {
    this.listeners.add(listener);
  }

  private follow(after: bigint): Promise<void> {
    return followLog(after, {
      store: this.store,
      filter: { streamPrefixes: ['help-'] },
      signal: this.stopping.signal,
      take: (events) => this.take(events),
      failed: (err) => this.log.error({ err }, 'offers of help cannot be followed just now'),
    });
  }

  private async take(events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) if (isHelp(event)) await this.tell(event);
  }

  private async tell(event: HelpEvent): Promise<void> {
    for (const listener of this.listeners) {
      try {
        await listener(event);
      } catch (error) {
        this.log.error(
          { err: error, eventId: event.id },
          'help could not be shown; it is on connecting again',
        );
      }
    }
  }
}
