import type { OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { AdminNamespace } from './admin-pushes.js';

/** At most four times a second. */
const EVERY_MS = 250;

/** Tells administrators of things that have moved on, and only while an administrator is there. */
export abstract class MovedPushes<View> implements OnApplicationShutdown {
  private namespace: AdminNamespace | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isBusy = false;
  /** What was told last, by id. */
  private told: ReadonlyMap<string, string> = new Map();

  constructor(private readonly log: Pick<Logger, 'error'>) {}

  protected abstract all(): Promise<readonly View[]>;
  protected abstract idOf(view: View): string;
  protected abstract tell(namespace: AdminNamespace, moved: readonly View[]): void;

  to(namespace: AdminNamespace): void {
    this.namespace = namespace;
    this.timer = setInterval(() => void this.tick(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async tick(): Promise<void> {
    const { namespace } = this;
    if (this.isBusy || !namespace || namespace.sockets.size === 0) return;
    this.isBusy = true;
    try {
      const all = await this.all();
      const texts = new Map(all.map((view) => [this.idOf(view), JSON.stringify(view)]));
      const moved = all.filter((view) => texts.get(this.idOf(view)) !== this.told.get(this.idOf(view)));
      this.told = texts;
      if (moved.length > 0) this.tell(namespace, moved);
    } catch (error) {
      this.log.error({ err: error }, 'a push to the console failed');
    }
    this.isBusy = false;
  }
}
