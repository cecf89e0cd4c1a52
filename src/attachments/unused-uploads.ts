import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Attachments } from '#attachments';
import type { Clock } from '#kernel';

const EVERY_MS = 3_600_000;
const KEPT_MS = 24 * 3_600_000;

/** Clears away, from time to time, what was uploaded and never sent for a day. */
@Injectable()
export class UnusedUploads {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly attachments: Attachments,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    this.timer = setInterval(() => void this.clear(), EVERY_MS);
    this.timer.unref();
    await this.clear();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async clear(): Promise<void> {
    try {
      const before = new Date(this.clock.now().getTime() - KEPT_MS);
      await this.attachments.removeUnused(before.toISOString());
    } catch (error) {
      this.log.error({ err: error }, 'unused uploads could not be cleared away; trying again in an hour');
    }
  }
}
