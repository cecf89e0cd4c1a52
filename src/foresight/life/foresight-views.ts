import { Injectable } from '@nestjs/common';
import { describeForesight } from '#foresight';
import { type LoadedHistory, type Version, versionIn } from '#model-life';
import type { ForesightTrainingView, ForesightVersionView } from '#protocol';
import { ReadModels } from '#read-models';
import { StaffAccounts } from '../../access/staff-accounts.js';
import {
  newestFirst,
  newestTrainings,
  noSuchTraining,
  noSuchVersion,
  trainingBasics,
  versionBasics,
} from '../../models/views.js';
import { ForesightLog } from './foresight-log.js';
import { ForesightModels } from './foresight-models.js';
import type { ForesightProgressNote } from './foresight-notes.js';

/** Versions and trainings as people see them: from the log what was asked, from elsewhere how far it is. */
@Injectable()
export class ForesightViews {
  constructor(
    private readonly log: ForesightLog,
    private readonly readModels: ReadModels,
    private readonly models: ForesightModels,
    private readonly staff: StaffAccounts,
  ) {}

  /** Newest first, at most 20. */
  async trainings(): Promise<ForesightTrainingView[]> {
    const loaded = await this.log.loaded();
    const newest = await newestTrainings<ForesightProgressNote>(loaded, this.readModels);
    return newest.map(({ training, note }) => ({
      ...trainingBasics({ training, note }, loaded, this.staff),
      phase: note?.phase ?? 'reading',
      device: note?.device ?? this.models.device.name,
      curve: note?.curve ?? [],
      ...(note?.epoch !== undefined && { epoch: note.epoch }),
      ...(note?.epochs !== undefined && { epochs: note.epochs }),
      ...(training.upTo !== undefined && { upTo: training.upTo }),
    }));
  }

  /** @throws Refusal `not-found` */
  async training(trainingId: string): Promise<ForesightTrainingView> {
    const found = (await this.trainings()).find((one) => one.trainingId === trainingId);
    if (found) return found;
    throw noSuchTraining();
  }

  /** Newest first. */
  async versions(): Promise<ForesightVersionView[]> {
    const loaded = await this.log.loaded();
    const kept = new Set(await this.models.kept());
    const views = loaded.history.versions.map((version) => this.versionView(version, loaded, kept));
    return newestFirst(await Promise.all(views));
  }

  /** @throws Refusal `not-found` */
  async version(version: string): Promise<ForesightVersionView> {
    const loaded = await this.log.loaded();
    const found = versionIn(loaded.history, version);
    if (found) return this.versionView(found, loaded, new Set(await this.models.kept()));
    throw noSuchVersion();
  }

  private async versionView(
    version: Version,
    loaded: LoadedHistory,
    shelf: ReadonlySet<string>,
  ): Promise<ForesightVersionView> {
    const { trained } = version;
    const card = await this.models.card(version.version);
    const blend = card?.figures.find(({ source }) => source === 'blend');
    return {
      ...versionBasics(version, loaded),
      trainSeconds: trained.trainSeconds,
      sequences: trained.examples,
      upTo: trained.upTo ?? '0',
      device: trained.device ?? 'cpu',
      trainer: card?.trainer ?? 'onnx',
      simulated: card?.simulated ?? false,
      shipped: trained.trainingId === undefined,
      kept: shelf.has(version.version),
      ...(blend && { figures: blend }),
      ...(card && { card: describeForesight(card) }),
    };
  }
}
