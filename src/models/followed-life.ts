import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import { type LoadedHistory, loadHistory, modelTypes, NotOnShelf } from '#model-life';
import { modelStream } from '#protocol';
import { followLog } from '../live/follow-log.js';

interface Parts {
  readonly store: EventStore;
  /** Of the model. */
  readonly name: string;
  readonly log: Logger;
}

/** Brings a process to what the log says of a model, and again whenever something has happened to it. */
export class FollowedLife {
  private readonly stopping = new AbortController();
  private loaded: LoadedHistory | undefined;
  private looking: Promise<void> = Promise.resolve();
  private following: Promise<void> = Promise.resolve();

  /** @param bring what it takes to be as the log says; where it fails, it is asked again after the next event */
  constructor(
    private readonly parts: Parts,
    private readonly bring: (loaded: LoadedHistory) => Promise<void>,
  ) {}

  async load(): Promise<LoadedHistory> {
    this.loaded = await loadHistory(this.parts.store, this.parts.name, this.loaded);
    return this.loaded;
  }

  /** Looks once, and from then on after every event. @param after a position that `load` has come up to */
  async follow(after: bigint): Promise<void> {
    this.following = this.listen(after);
    await this.look();
  }

  /** One look at the log after another, so that the last one sees everything. */
  look(): Promise<void> {
    this.looking = this.looking.then(async () => {
      if (this.stopping.signal.aborted) return;
      try {
        await this.bring(await this.load());
      } catch (error) {
        const { name, log } = this.parts;
        log.error(
          { err: error },
          error instanceof NotOnShelf ? error.message : `the model ${name} is not as the log says`,
        );
      }
    });
    return this.looking;
  }

  /** No look begins any more. */
  end(): void {
    this.stopping.abort();
  }

  /** Resolves when the last look is over. */
  async ended(): Promise<void> {
    await this.following;
    await this.looking;
  }

  private listen(after: bigint): Promise<void> {
    const { store, name, log } = this.parts;
    return followLog(after, {
      store,
      filter: { types: [...modelTypes], streamPrefixes: [modelStream(name)] },
      signal: this.stopping.signal,
      take: () => this.look(),
      failed: (err) => log.warn({ err }, `the life of the model ${name} could not be followed; trying again`),
    });
  }
}
