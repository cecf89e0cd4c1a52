import type { Logger } from 'pino';
import type { ForesightModel } from '#foresight';
import type { ForesightModels } from './foresight-models.js';

/** Baselines are counted anew as often: a young shop learns something every time. */
const EVERY_MS = 10 * 60_000;

interface Parts {
  readonly models: Pick<ForesightModels, 'baselines'>;
  readonly log: Logger;
}

/** Baselines for as long as they are wanted, learnt behind whatever else is done, and again as the log grows. */
export class GrowingBaselines {
  private timer: NodeJS.Timeout | undefined;
  private learning: Promise<void> = Promise.resolve();

  /** @param onLearnt takes the newest, and closes it when it is not wanted any more */
  constructor(
    private readonly parts: Parts,
    private readonly onLearnt: (model: ForesightModel) => void,
  ) {}

  begin(): void {
    if (this.timer) return;
    this.timer = setInterval(() => this.learn(), EVERY_MS);
    this.timer.unref();
    this.learn();
  }

  end(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Resolves when nothing is being learnt. */
  async ended(): Promise<void> {
    await this.learning;
  }

  private isWanted(): boolean {
    return this.timer !== undefined;
  }

  private learn(): void {
    this.learning = this.learning.then(async () => {
      if (!this.isWanted()) return;
      try {
        const model = await this.parts.models.baselines();
        if (model && this.isWanted()) this.onLearnt(model);
        else await model?.close();
      } catch (error) {
        this.parts.log.warn({ err: error }, 'baselines could not be learnt; trying again later');
      }
    });
  }
}
