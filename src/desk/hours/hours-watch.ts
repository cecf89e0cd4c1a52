import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ConversationFeed } from '../../live/conversation-feed.js';
import { OnDuty } from '../../live/on-duty.js';
import { Paced } from '../../live/paced.js';
import { Settings } from '../../settings.js';
import { deskEventTypes } from './desk-load.js';
import { DeskNow } from './desk-now.js';

/** However much happens at the desk, it is looked at no more often. */
const EVERY_MS = 2_000;
/** Desks open and close by the clock, and waits grow by themselves. */
const LOOK_AGAIN_MS = 15_000;
const matters = new Set<string>(deskEventTypes);

/** Has `DeskNow` look again whenever what shoppers are told of the desk may have changed. */
@Injectable()
export class HoursWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly paced: Paced;

  constructor(desk: DeskNow, feed: ConversationFeed, onDuty: OnDuty, { log }: Settings) {
    const failed = (err: unknown): void => log.warn({ err }, 'when the desk answers cannot be told just now');
    this.paced = new Paced(EVERY_MS, () => desk.look(), failed);
    feed.listen(({ type }) => {
      if (matters.has(type)) this.paced.ask();
    });
    onDuty.onChange(() => this.paced.ask());
  }

  onApplicationBootstrap(): void {
    this.paced.askEvery(LOOK_AGAIN_MS);
    this.paced.ask();
  }

  onApplicationShutdown(): Promise<void> {
    return this.paced.end();
  }
}
