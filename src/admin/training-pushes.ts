import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../settings.js';
import { ModelViews } from '../understanding/model-views.js';
import type { AdminNamespace } from './admin-pushes.js';

/** At most four times a second. */
const EVERY_MS = 250;

/** Tells administrators of trainings that have moved on, and only while one is there. */
@Injectable()
export class TrainingPushes implements OnApplicationShutdown {
  private namespace: AdminNamespace | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isBusy = false;
  /** What was told last, by training id. */
  private told: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly views: ModelViews,
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
      const all = await this.views.trainings();
      const texts = new Map(all.map((view) => [view.trainingId, JSON.stringify(view)]));
      const moved = all.filter(({ trainingId }) => texts.get(trainingId) !== this.told.get(trainingId));
      this.told = texts;
      if (moved.length > 0) this.namespace?.emit('trainings', moved);
    } catch (error) {
      this.settings.log.error({ err: error }, 'a push of trainings to the console failed');
    }
    this.isBusy = false;
  }
}
