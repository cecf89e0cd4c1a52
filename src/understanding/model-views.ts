import { Injectable } from '@nestjs/common';
import type { Version } from '#model-life';
import type { ModelView, TrainingView } from '#protocol';
import { ReadModels } from '#read-models';
import { ModelShelf } from '#understanding';
import { StaffAccounts } from '../access/staff-accounts.js';
import { LifeViews } from '../models/life-views.js';
import type { NotedTraining, TrainingBasics, VersionBasics } from '../models/views.js';
import { IntentModels } from './intent-models.js';
import { ModelLog } from './model-log.js';
import type { TrainingProgressNote } from './training-notes.js';

/** Versions and trainings of the intent model as people see them. */
@Injectable()
export class ModelViews extends LifeViews<TrainingProgressNote, TrainingView, ModelView> {
  constructor(
    log: ModelLog,
    readModels: ReadModels,
    private readonly shelf: ModelShelf,
    private readonly models: IntentModels,
    staff: StaffAccounts,
  ) {
    super({ log, readModels, staff });
  }

  protected kept(): Promise<readonly string[]> {
    return this.shelf.versions();
  }

  protected trainingView(
    basics: TrainingBasics,
    { note }: NotedTraining<TrainingProgressNote>,
  ): TrainingView {
    return {
      ...basics,
      phase: note?.phase ?? 'encoding',
      device: note?.device ?? this.models.device.name,
      curve: note?.curve ?? [],
    };
  }

  protected async versionView(
    basics: VersionBasics,
    { version, trained, scope }: Version,
    kept: boolean,
  ): Promise<ModelView> {
    const card = kept ? await this.shelf.page(version) : undefined;
    const { grade = 'fast', trainSeconds, examples, corrections = 0, labels, heldOut } = trained;
    return {
      ...basics,
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
