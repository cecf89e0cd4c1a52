import type { Clock } from '#kernel';
import type { ReadModels } from '#read-models';
import { noProgress, type ReplayProgress, replaysModel } from './progress.js';

/** Writes down how far replays are, the newest only where they are told faster than it can be written. */
export class ProgressNotes {
  private readonly latest = new Map<string, ReplayProgress>();
  private readonly last = new Map<string, ReplayProgress>();
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly readModels: Pick<ReadModels, 'get' | 'commit' | 'define'>,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  note(figures: ReplayProgress): void {
    const isWaiting = this.latest.size > 0;
    const progress = { ...figures, toldAt: this.clock.now().toISOString() };
    this.latest.set(progress.replayId, progress);
    this.last.set(progress.replayId, progress);
    if (!isWaiting) this.writing = this.writing.then(() => this.write());
  }

  /** Adds to what was told last what it waits for now. */
  noteWaiting(replayId: string, waitsFor: string): void {
    this.note({ ...(this.last.get(replayId) ?? noProgress(replayId)), waitsFor });
  }

  async of(replayId: string): Promise<ReplayProgress | undefined> {
    await this.readModels.define(replaysModel);
    return this.latest.get(replayId) ?? (await this.readModels.get<ReplayProgress>(replaysModel, replayId));
  }

  /** Resolves when everything that was told is written. */
  async written(): Promise<void> {
    await this.writing;
  }

  private async write(): Promise<void> {
    const changes = [...this.latest].map(([key, document]) => ({ kind: 'put', key, document }) as const);
    this.latest.clear();
    try {
      await this.readModels.define(replaysModel);
      await this.readModels.commit(replaysModel, changes, 0n);
    } catch (error) {
      // It is only for looking at, and the next one comes soon.
      this.onError(error);
    }
  }
}
