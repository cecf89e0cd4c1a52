import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { EventStore } from '#event-store';

const FORGETTING = { types: ['ShopperForgotten', 'ForgettingProved'] };
const RETRY_MS = 1_000;

/** Tells whoever keeps parts of the log in memory when somebody is forgotten, and again when all their keys are gone. */
@Injectable()
export class Forgettings {
  private readonly listeners = new Set<() => void>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Pick<EventStore, 'subscribe' | 'head'>,
    private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    this.running = this.follow(await this.store.head());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** @param drop throws away everything that was read so far */
  listen(drop: () => void): void {
    this.listeners.add(drop);
  }

  private async follow(from: bigint): Promise<void> {
    const { signal } = this.stopping;
    for (let after = from; !signal.aborted;) {
      try {
        for await (const item of this.store.subscribe(after, FORGETTING, signal)) {
          if (item.kind === 'caught-up') continue;
          for (const drop of this.listeners) drop();
          after = item.events.at(-1)?.position ?? after;
        }
        return;
      } catch (error) {
        this.logger.warn({ err: error }, 'the log could not be followed for forgettings; trying again');
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
