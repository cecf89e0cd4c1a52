import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { Recorded } from '#protocol';
import { followLog } from './follow-log.js';

const FORGETTING = { types: ['ShopperForgotten', 'ForgettingProved'] };

type Told = Recorded<'ShopperForgotten' | 'ForgettingProved'>;
type Listener = (streams: readonly string[]) => void | Promise<void>;

/** Tells whoever keeps parts of the log in memory when somebody is forgotten, and again when all their keys are gone. */
@Injectable()
export class Forgettings {
  private readonly listeners = new Set<Listener>();
  /** Streams of the forgettings that are not proved yet, by the event. */
  private readonly open = new Map<string | undefined, readonly string[]>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Pick<EventStore, 'subscribe' | 'head'>,
    /** Destroys the keys that a forgetting names, if nobody has: nothing is read again before that. */
    private readonly destroyKeys: (event: RecordedEvent) => Promise<void>,
    private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    this.running = this.follow(await this.store.head());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** @param listener throws away what was read of these streams so far, or sends it again */
  listen(listener: Listener): void {
    this.listeners.add(listener);
  }

  private follow(from: bigint): Promise<void> {
    return followLog(from, {
      store: this.store,
      filter: FORGETTING,
      signal: this.stopping.signal,
      take: (events) => this.take(events as readonly Told[]),
      failed: (err) => this.logger.warn({ err }, 'forgettings cannot be followed just now'),
    });
  }

  private async take(events: readonly Told[]): Promise<void> {
    for (const event of events) {
      await this.destroyKeys(event);
      await this.tell(this.streamsOf(event));
    }
  }

  private async tell(streams: readonly string[]): Promise<void> {
    for (const listener of this.listeners) {
      try {
        await listener(streams);
      } catch (error) {
        this.logger.error(
          { err: error },
          'a forgetting could not be shown; it is when pages are opened again',
        );
      }
    }
  }

  private streamsOf(event: Told): readonly string[] {
    if (event.type === 'ShopperForgotten') {
      this.open.set(event.id, event.data.streams);
      return event.data.streams;
    }
    const { causationId } = event.metadata;
    const streams = this.open.get(causationId) ?? [];
    this.open.delete(causationId);
    return streams;
  }
}
