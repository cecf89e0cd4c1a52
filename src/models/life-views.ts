import { type LoadedHistory, type Version, versionIn } from '#model-life';
import type { ReadModels } from '#read-models';
import type { StaffAccounts } from '../access/staff-accounts.js';
import type { LoggedLife } from './logged-life.js';
import {
  newestFirst,
  newestTrainings,
  noSuchTraining,
  noSuchVersion,
  type NotedTraining,
  type Progress,
  type TrainingBasics,
  trainingBasics,
  type VersionBasics,
  versionBasics,
} from './views.js';

interface Parts {
  readonly log: Pick<LoggedLife, 'loaded'>;
  readonly readModels: Pick<ReadModels, 'getMany'>;
  readonly staff: StaffAccounts;
}

/** Versions and trainings as people see them: from the log what was asked, from elsewhere how far it is. */
export abstract class LifeViews<
  Note extends Progress,
  TrainingSeen extends TrainingBasics,
  VersionSeen extends VersionBasics,
> {
  constructor(private readonly parts: Parts) {}

  /** Versions that can be opened. */
  protected abstract kept(): Promise<readonly string[]>;

  /** What else is to be said of a training of this model. */
  protected abstract trainingView(basics: TrainingBasics, noted: NotedTraining<Note>): TrainingSeen;

  /** What else is to be said of a version of this model. @param kept whether it can be opened */
  protected abstract versionView(
    basics: VersionBasics,
    version: Version,
    kept: boolean,
  ): Promise<VersionSeen>;

  /** Newest first, at most 20. */
  async trainings(): Promise<TrainingSeen[]> {
    const { log, readModels, staff } = this.parts;
    const loaded = await log.loaded();
    const newest = await newestTrainings<Note>(loaded, readModels);
    return newest.map((noted) => this.trainingView(trainingBasics(noted, loaded, staff), noted));
  }

  /** @throws Refusal `not-found` */
  async training(trainingId: string): Promise<TrainingSeen> {
    const found = (await this.trainings()).find((one) => one.trainingId === trainingId);
    if (found) return found;
    throw noSuchTraining();
  }

  /** Newest first. */
  async versions(): Promise<VersionSeen[]> {
    const loaded = await this.parts.log.loaded();
    return newestFirst(await this.seen(loaded.history.versions, loaded));
  }

  /** @throws Refusal `not-found` */
  async version(version: string): Promise<VersionSeen> {
    const loaded = await this.parts.log.loaded();
    const found = versionIn(loaded.history, version);
    const [view] = found ? await this.seen([found], loaded) : [];
    if (view) return view;
    throw noSuchVersion();
  }

  private async seen(versions: readonly Version[], loaded: LoadedHistory): Promise<VersionSeen[]> {
    const kept = new Set(await this.kept());
    return Promise.all(
      versions.map((one) => this.versionView(versionBasics(one, loaded), one, kept.has(one.version))),
    );
  }
}
