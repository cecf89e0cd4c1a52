import type { Logger } from 'pino';
import { WatchedPushes } from '../sockets/watched-pushes.js';
import type { AdminNamespace } from './admin-pushes.js';

/** At most four times a second. */
const EVERY_MS = 250;

/** Tells administrators of things that have moved on. */
export abstract class MovedPushes<View> extends WatchedPushes<AdminNamespace> {
  /** What was told last, by id. */
  private told: ReadonlyMap<string, string> = new Map();

  constructor(log: Pick<Logger, 'error'>) {
    super(EVERY_MS, log);
  }

  protected abstract all(): Promise<readonly View[]>;
  protected abstract idOf(view: View): string;
  protected abstract tell(namespace: AdminNamespace, moved: readonly View[]): void;

  protected async push(namespace: AdminNamespace): Promise<void> {
    const all = await this.all();
    const texts = new Map(all.map((view) => [this.idOf(view), JSON.stringify(view)]));
    const moved = all.filter((view) => texts.get(this.idOf(view)) !== this.told.get(this.idOf(view)));
    this.told = texts;
    if (moved.length > 0) this.tell(namespace, moved);
  }
}
