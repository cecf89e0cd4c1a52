import type { Logger } from 'pino';
import type { ReadModels } from '#read-models';
import { type ForesightNote, foresightNotes } from './foresight-note.js';
import { Foresights } from './foresights.js';

const LOOK_EVERY_MS = 500;

/** What another process believes of shoppers, as it has written it down; of those who are watched, looked up again and again. */
export class NotedForesights extends Foresights {
  private told = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;

  constructor(
    private readonly readModels: Pick<ReadModels, 'getMany'>,
    private readonly log: Pick<Logger, 'warn'>,
  ) {
    super();
  }

  override start(): void {
    this.timer = setInterval(() => void this.lookAtWatched(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  override stop(): void {
    clearInterval(this.timer);
  }

  override newest(shopperIds: readonly string[]): Promise<ReadonlyMap<string, ForesightNote>> {
    return this.readModels.getMany<ForesightNote>(foresightNotes, shopperIds);
  }

  override async look(shopperId: string): Promise<ForesightNote | undefined> {
    return (await this.newest([shopperId])).get(shopperId);
  }

  private async lookAtWatched(): Promise<void> {
    const watched = this.watchers.watched();
    if (this.isLooking || watched.length === 0) return;
    this.isLooking = true;
    try {
      const told = new Map<string, string>();
      for (const [key, note] of await this.newest(watched)) {
        const text = JSON.stringify(note);
        told.set(key, text);
        if (this.told.get(key) !== text) this.tell(note);
      }
      this.told = told;
    } catch (error) {
      this.log.warn({ err: error }, 'what is believed of shoppers could not be read');
    }
    this.isLooking = false;
  }
}
