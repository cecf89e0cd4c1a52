import type { Result } from '#kernel';
import {
  handleModelCommand,
  type LoadedHistory,
  type ModelHistory,
  type ModelRejection,
  type TrainedModel,
} from '#model-life';
import { FollowedLife } from './followed-life.js';
import { TrainingAtWork, type Workshop } from './training-at-work.js';

/** What serves in this process. */
interface Served {
  /** Comes to be what the log says. */
  follow(history: ModelHistory): Promise<void>;
  /** Resolves when the last request is answered. */
  close(): Promise<void>;
}

/** Keeps a model of this process as the log says: trains what is asked for, and lets serve what was promoted. */
export class LifeAtWork {
  private readonly trainings: TrainingAtWork;
  private readonly life: FollowedLife;

  constructor(
    private readonly workshop: Workshop,
    private readonly champion: Served,
  ) {
    this.trainings = new TrainingAtWork(workshop, () => void this.life.look());
    this.life = new FollowedLife(workshop, async (loaded) => {
      this.trainings.keep(loaded);
      await champion.follow(loaded.history);
    });
  }

  load(): Promise<LoadedHistory> {
    return this.life.load();
  }

  /** Looks once, and from then on after every event. @param after a position that `load` has come up to */
  follow(after: bigint): Promise<void> {
    return this.life.follow(after);
  }

  /** Writes down that a version serves that nobody has asked for. */
  install(trained: TrainedModel): Promise<Result<LoadedHistory, ModelRejection>> {
    const { store, name, role, clock } = this.workshop;
    const metadata = {
      correlationId: `install-${trained.version}`,
      actor: { kind: 'system', id: role },
      occurredAt: clock.now().toISOString(),
    } as const;
    return handleModelCommand(store, name, { type: 'Install', trained }, metadata);
  }

  /** What is under way goes on in the next process. */
  async stop(): Promise<void> {
    this.life.end();
    await this.trainings.stop();
    await this.life.ended();
    await this.champion.close();
  }
}
