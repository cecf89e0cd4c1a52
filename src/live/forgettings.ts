import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { Recorded } from '#protocol';

const FORGETTING = { types: ['ShopperForgotten', 'ForgettingProved'] };
const RETRY_MS = 1_000;

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

  private async follow(from: bigint): Promise<void> {
    const { signal } = this.stopping;
    for (let after = from; !signal.aborted;) {
      try {
        for await (const item of this.store.subscribe(after, FORGETTING, signal)) {
          if (item.kind === 'caught-up') continue;
          for (const event of item.events as readonly Told[]) {
            await this.destroyKeys(event);
            await this.tell(this.streamsOf(event));
          }
          after = item.events.at(-1)?.position ?? after;
        }
        return;
      } catch (error) {
        this.logger.warn({ err: error }, 'the log could not be followed for forgettings; trying again');
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
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
