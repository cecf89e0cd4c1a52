import { Injectable } from '@nestjs/common';
import { describeForesight } from '#foresight';
import type { Version } from '#model-life';
import type { ForesightTrainingView, ForesightVersionView } from '#protocol';
import { ReadModels } from '#read-models';
import { StaffAccounts } from '../../access/staff-accounts.js';
import { LifeViews } from '../../models/life-views.js';
import type { NotedTraining, TrainingBasics, VersionBasics } from '../../models/views.js';
import { ForesightLog } from './foresight-log.js';
import { ForesightModels } from './foresight-models.js';
import type { ForesightProgressNote } from './foresight-notes.js';

/** Versions and trainings of foresight as people see them. */
@Injectable()
export class ForesightViews extends LifeViews<
  ForesightProgressNote,
  ForesightTrainingView,
  ForesightVersionView
> {
  constructor(
    log: ForesightLog,
    readModels: ReadModels,
    private readonly models: ForesightModels,
    staff: StaffAccounts,
  ) {
    super({ log, readModels, staff });
  }

  protected kept(): Promise<readonly string[]> {
    return this.models.kept();
  }

  protected trainingView(
    basics: TrainingBasics,
    { training, note }: NotedTraining<ForesightProgressNote>,
  ): ForesightTrainingView {
    return {
      ...basics,
      phase: note?.phase ?? 'reading',
      device: note?.device ?? this.models.device.name,
      curve: note?.curve ?? [],
      ...(note?.epoch !== undefined && { epoch: note.epoch }),
      ...(note?.epochs !== undefined && { epochs: note.epochs }),
      ...(training.upTo !== undefined && { upTo: training.upTo }),
    };
  }

  protected async versionView(
    basics: VersionBasics,
    { version, trained }: Version,
    kept: boolean,
  ): Promise<ForesightVersionView> {
    const card = await this.models.card(version);
    const blend = card?.figures.find(({ source }) => source === 'blend');
    return {
      ...basics,
      trainSeconds: trained.trainSeconds,
      sequences: trained.examples,
      upTo: trained.upTo ?? '0',
      device: trained.device ?? 'cpu',
      trainer: card?.trainer ?? 'onnx',
      simulated: card?.simulated ?? false,
      shipped: trained.trainingId === undefined,
      kept,
      ...(blend && { figures: blend }),
      ...(card && { card: describeForesight(card) }),
    };
  }
}
