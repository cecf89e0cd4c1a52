import type { Logger } from 'pino';
import type { ReadModels } from '#read-models';
import { foresightNotes } from './foresight-note.js';
import type { LatestForesights } from './latest-foresights.js';

const SAVE_EVERY_MS = 1_000;

interface Parts {
  readonly readModels: ReadModels;
  readonly latest: LatestForesights;
  readonly log: Pick<Logger, 'error'>;
}

/** Writes down what is believed, together with the place in the log that it has come to, every second. */
export class KeptPlace {
  private saved = 0n;
  private timer: NodeJS.Timeout | undefined;
  private saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: Parts,
    /** Position up to which nothing is left to be done. */
    private readonly doneUpTo: () => bigint,
  ) {}

  /** @returns the place that was kept last */
  async open(): Promise<bigint> {
    const { readModels } = this.parts;
    await readModels.define(foresightNotes);
    this.saved = await readModels.checkpoint(foresightNotes);
    this.timer = setInterval(() => void this.save(), SAVE_EVERY_MS);
    this.timer.unref();
    return this.saved;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.save();
  }

  /** One after another, so that the place never goes back. */
  private save(): Promise<void> {
    this.saving = this.saving.then(() => this.saveNow());
    return this.saving;
  }

  private async saveNow(): Promise<void> {
    const { readModels, latest, log } = this.parts;
    const done = this.doneUpTo();
    const changes = latest.takeUnsaved();
    if (changes.size === 0 && done <= this.saved) return;
    const place = done > this.saved ? done : this.saved;
    try {
      await readModels.commit(foresightNotes, [...changes.values()], place);
      this.saved = place;
    } catch (error) {
      latest.putBack(changes);
      log.error({ err: error }, 'what is foreseen could not be saved and is tried again');
    }
  }
}
