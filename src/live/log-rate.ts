import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { RateSample } from '#protocol';

const SAMPLES = 120;

/** How fast the log grows: its head, looked at once a second, for the last two minutes. */
@Injectable()
export class LogRate {
  private readonly samples: RateSample[] = [];
  private timer: NodeJS.Timeout | undefined;
  private last = 0n;

  constructor(
    private readonly store: Pick<EventStore, 'head'>,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    this.last = await this.store.head();
    this.timer = setInterval(() => void this.sample(), 1000);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Oldest first. */
  recent(): RateSample[] {
    return [...this.samples];
  }

  private async sample(): Promise<void> {
    try {
      const head = await this.store.head();
      this.samples.push({ at: this.clock.now().toISOString(), events: Number(head - this.last) });
      this.last = head;
      if (this.samples.length > SAMPLES) this.samples.shift();
    } catch (error) {
      this.log.warn({ err: error }, 'the rate of the log could not be read');
    }
  }
}
