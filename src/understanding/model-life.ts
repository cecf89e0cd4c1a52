import { setTimeout as wait } from 'node:timers/promises';
import {
  type Answered,
  championOf,
  handleModelCommand,
  type LoadedHistory,
  loadHistory,
  modelTypes,
  NotOnShelf,
  type OnProgress,
  type Question,
} from '#understanding';
import { modelStream } from '#protocol';
import { Champion } from './champion.js';
import { EncoderMissing } from './encoders.js';
import { TrainingAtWork, type TrainingParts } from './training-at-work.js';

interface Parts extends TrainingParts {
  /** Told of the training that nobody asked for, when there is no model yet. */
  readonly onFirstTraining: OnProgress;
}

const RETRY_MS = 1_000;

/**
 * Brings the intent model of this process to what the log says, and keeps it there: opens what was promoted, trains
 * what is asked for. Where no model was ever promoted, it makes the first one by itself.
 */
export class ModelLife {
  private readonly champion: Champion;
  private readonly trainings: TrainingAtWork;
  private readonly stopping = new AbortController();
  private loaded: LoadedHistory | undefined;
  private keeping: Promise<void> = Promise.resolve();
  private following: Promise<void> = Promise.resolve();

  constructor(private readonly parts: Parts) {
    this.champion = new Champion(parts);
    this.trainings = new TrainingAtWork(parts, () => void this.keep());
  }

  /** Resolves when a model answers. @throws ExamplesInvalid where the first one cannot be trained */
  async start(): Promise<void> {
    const head = await this.parts.store.head();
    if (!(await this.opened())) await this.install();
    await this.champion.follow((await this.load()).history);
    this.following = this.listen(head);
    await this.keep();
  }

  get readsContext(): boolean {
    return this.champion.readsContext;
  }

  answer(questions: readonly Question[]): Promise<Answered> {
    return this.champion.answer(questions);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.trainings.stop();
    await this.following;
    await this.keeping;
    await this.champion.close();
  }

  private async load(): Promise<LoadedHistory> {
    this.loaded = await loadHistory(this.parts.store, this.parts.models.name, this.loaded);
    return this.loaded;
  }

  private async install(): Promise<void> {
    const { models, store, clock, onFirstTraining } = this.parts;
    const order = { trainingId: 'first', grade: 'fast', onProgress: onFirstTraining } as const;
    const { trainingId: _, ...trained } = await models.train(order);
    const handled = await handleModelCommand(
      store,
      models.name,
      { type: 'Install', trained },
      {
        correlationId: `install-${trained.version}`,
        actor: { kind: 'system', id: 'understanding' },
        occurredAt: clock.now().toISOString(),
      },
    );
    if (!handled.ok) throw new Error(handled.error.message);
  }

  /** @returns false where there is nothing to open */
  private async opened(): Promise<boolean> {
    const { history } = await this.load();
    try {
      await this.champion.follow(history);
    } catch (error) {
      if (!(error instanceof NotOnShelf) && !(error instanceof EncoderMissing)) throw error;
      this.parts.log.warn(`${error.message} It is trained again now, from the examples of today.`);
      return false;
    }
    return championOf(history) !== undefined;
  }

  /** One look at the log after another, so that the last one sees everything. */
  private keep(): Promise<void> {
    this.keeping = this.keeping.then(async () => {
      if (this.stopping.signal.aborted) return;
      try {
        const loaded = await this.load();
        this.trainings.keep(loaded);
        await this.champion.follow(loaded.history);
      } catch (error) {
        const said = error instanceof NotOnShelf ? error.message : 'the intent model is not as the log says';
        this.parts.log.error({ err: error }, said);
      }
    });
    return this.keeping;
  }

  private async listen(head: bigint): Promise<void> {
    const { signal } = this.stopping;
    const filter = { types: [...modelTypes], streamPrefixes: [modelStream(this.parts.models.name)] };
    for (let after = head; !signal.aborted;) {
      try {
        for await (const item of this.parts.store.subscribe(after, filter, signal)) {
          if (item.kind !== 'events') continue;
          after = item.events.at(-1)?.position ?? after;
          await this.keep();
        }
      } catch (error) {
        this.parts.log.warn({ err: error }, 'the log of intent models could not be followed; trying again');
        await wait(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
