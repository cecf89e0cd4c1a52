import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Replays } from '../replays/replays.js';
import { Settings } from '../settings.js';
import type { AdminNamespace } from './admin-pushes.js';

/** At most four times a second. */
const EVERY_MS = 250;

/** Tells administrators of replays that have moved on, and only while one is there. */
@Injectable()
export class ReplayPushes implements OnApplicationShutdown {
  private namespace: AdminNamespace | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isBusy = false;
  /** What was told last, by replay id. */
  private told: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly replays: Replays,
    private readonly settings: Settings,
  ) {}

  to(namespace: AdminNamespace): void {
    this.namespace = namespace;
    this.timer = setInterval(() => void this.tick(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async tick(): Promise<void> {
    if (this.isBusy || (this.namespace?.sockets.size ?? 0) === 0) return;
    this.isBusy = true;
    try {
      const all = await this.replays.all();
      const texts = new Map(all.map((view) => [view.replayId, JSON.stringify(view)]));
      const moved = all.filter(({ replayId }) => texts.get(replayId) !== this.told.get(replayId));
      this.told = texts;
      if (moved.length > 0) this.namespace?.emit('replays', moved);
    } catch (error) {
      this.settings.log.error({ err: error }, 'a push of replays to the console failed');
    }
    this.isBusy = false;
  }
}
