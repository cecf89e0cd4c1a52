import { Injectable } from '@nestjs/common';
import { type LoadedHistory, type Version, versionIn } from '#model-life';
import type { ModelView, TrainingView } from '#protocol';
import { ReadModels } from '#read-models';
import { ModelShelf } from '#understanding';
import { StaffAccounts } from '../access/staff-accounts.js';
import {
  newestFirst,
  newestTrainings,
  noSuchTraining,
  noSuchVersion,
  trainingBasics,
  versionBasics,
} from '../models/views.js';
import { IntentModels } from './intent-models.js';
import { ModelLog } from './model-log.js';
import type { TrainingProgressNote } from './training-notes.js';

/** Versions and trainings as people see them: from the log what was asked, from elsewhere how far it is. */
@Injectable()
export class ModelViews {
  constructor(
    private readonly log: ModelLog,
    private readonly readModels: ReadModels,
    private readonly shelf: ModelShelf,
    private readonly models: IntentModels,
    private readonly staff: StaffAccounts,
  ) {}

  /** Newest first, at most 20. */
  async trainings(): Promise<TrainingView[]> {
    const loaded = await this.log.loaded();
    const newest = await newestTrainings<TrainingProgressNote>(loaded, this.readModels);
    return newest.map(({ training, note }) => ({
      ...trainingBasics({ training, note }, loaded, this.staff),
      phase: note?.phase ?? 'encoding',
      device: note?.device ?? this.models.device.name,
      curve: note?.curve ?? [],
    }));
  }

  /** @throws Refusal `not-found` */
  async training(trainingId: string): Promise<TrainingView> {
    const found = (await this.trainings()).find((one) => one.trainingId === trainingId);
    if (found) return found;
    throw noSuchTraining();
  }

  /** Newest first. */
  async versions(): Promise<ModelView[]> {
    const loaded = await this.log.loaded();
    const kept = new Set(await this.shelf.versions());
    const views = loaded.history.versions.map((version) => this.versionView(version, loaded, kept));
    return newestFirst(await Promise.all(views));
  }

  /** @throws Refusal `not-found` */
  async version(version: string): Promise<ModelView> {
    const loaded = await this.log.loaded();
    const found = versionIn(loaded.history, version);
    if (found) return this.versionView(found, loaded, new Set(await this.shelf.versions()));
    throw noSuchVersion();
  }

  private async versionView(
    version: Version,
    loaded: LoadedHistory,
    shelf: ReadonlySet<string>,
  ): Promise<ModelView> {
    const { trained, scope } = version;
    const kept = shelf.has(version.version);
    const card = kept ? await this.shelf.page(version.version) : undefined;
    const { grade = 'fast', trainSeconds, examples, corrections = 0, labels, heldOut } = trained;
    return {
      ...versionBasics(version, loaded),
      grade,
      trainSeconds,
      examples,
      corrections,
      intents: labels,
      languages: card?.languages ?? {},
      encoder: trained.encoder,
      device: trained.device ?? 'cpu',
      kept,
      ...(heldOut && { heldOut }),
      ...(scope && { scope }),
      ...(card && { card: card.text }),
    };
  }
}
