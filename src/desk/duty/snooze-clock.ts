import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type OpenConversation, openConversationsProjection } from '#conversation';
import { Clock } from '#kernel';
import { ReadModels } from '#read-models';
import { Paced } from '../../live/paced.js';
import { Settings } from '../../settings.js';
import { ByItself } from './by-itself.js';

const EVERY_MS = 1_000;
const AT_ONCE = 100;

/**
 * Wakes conversations whose time has come. It remembers nothing: what sleeps stands in the read model, so a restart
 * forgets none, and the log takes the waking once, however many processes try.
 */
@Injectable()
export class SnoozeClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly paced: Paced;

  constructor(
    private readonly readModels: ReadModels,
    private readonly itself: ByItself,
    private readonly clock: Clock,
    { log }: Settings,
  ) {
    const failed = (error: unknown): void => log.error({ err: error }, 'snoozed conversations wait to wake');
    this.paced = new Paced(EVERY_MS, () => this.wakeDue(), failed);
  }

  onApplicationBootstrap(): void {
    this.paced.askEvery(EVERY_MS);
  }

  onApplicationShutdown(): Promise<void> {
    return this.paced.end();
  }

  private async wakeDue(): Promise<void> {
    const now = this.clock.now().toISOString();
    const asleep = await this.readModels.find<OpenConversation>(openConversationsProjection, {
      where: { isSnoozed: true },
      orderBy: 'snoozedUntil',
      limit: AT_ONCE,
    });
    for (const { key, document } of asleep) {
      if (document.snoozedUntil === undefined || Date.parse(document.snoozedUntil) > Date.parse(now))
        continue;
      await this.itself.carryOut('snooze', { type: 'Wake', conversationId: key, because: 'time', now });
    }
  }
}
