import { Injectable } from '@nestjs/common';
import type { ModelView, TrainingView } from '#protocol';
import { ReadModels } from '#read-models';
import {
  championOf,
  type LoadedHistory,
  type Training,
  trainingsModel,
  type Version,
  versionIn,
} from '#model-life';
import { ModelShelf } from '#understanding';
import { StaffAccounts } from '../access/staff-accounts.js';
import { refuse } from '../errors/problems.js';
import { IntentModels } from './intent-models.js';
import { ModelLog } from './model-log.js';
import type { TrainingProgressNote } from './training-notes.js';

const SHOWN_TRAININGS = 20;

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
    const newest = loaded.history.trainings.slice(-SHOWN_TRAININGS).reverse();
    const ids = newest.map(({ trainingId }) => trainingId);
    const notes = await this.readModels.getMany<TrainingProgressNote>(trainingsModel, ids);
    return newest.map((training) => this.trainingView(training, loaded, notes.get(training.trainingId)));
  }

  /** @throws Refusal `not-found` */
  async training(trainingId: string): Promise<TrainingView> {
    const found = (await this.trainings()).find((one) => one.trainingId === trainingId);
    if (found) return found;
    throw refuse('not-found', 'There is no such training. See the list of trainings for the ids.');
  }

  /** Newest first. */
  async versions(): Promise<ModelView[]> {
    const loaded = await this.log.loaded();
    const kept = new Set(await this.shelf.versions());
    const views = loaded.history.versions.map((version) => this.versionView(version, loaded, kept));
    return (await Promise.all(views)).sort((a, b) => (a.trainedAt < b.trainedAt ? 1 : -1));
  }

  /** @throws Refusal `not-found` */
  async version(version: string): Promise<ModelView> {
    const loaded = await this.log.loaded();
    const found = versionIn(loaded.history, version);
    if (found) return this.versionView(found, loaded, new Set(await this.shelf.versions()));
    throw refuse('not-found', 'There is no such version of the model. See the list of versions.');
  }

  private trainingView(
    { trainingId, grade, state, version, reason }: Training,
    { starts }: LoadedHistory,
    note: TrainingProgressNote | undefined,
  ): TrainingView {
    const start = starts.get(trainingId);
    const startedBy = start?.actor.id ?? '';
    const isRunning = state === 'running';
    return {
      trainingId,
      grade,
      state: isRunning && !note ? 'waiting' : state,
      startedAt: start?.occurredAt ?? '',
      startedBy: this.staff.byId(startedBy)?.name ?? startedBy,
      phase: note?.phase ?? 'encoding',
      share: state === 'done' ? 1 : (note?.share ?? 0),
      device: note?.device ?? this.models.device.name,
      curve: note?.curve ?? [],
      can: isRunning ? ['cancel'] : [],
      ...(isRunning && note?.secondsLeft !== undefined && { secondsLeft: note.secondsLeft }),
      ...(version !== undefined && { version }),
      ...(reason !== undefined && { reason }),
    };
  }

  private async versionView(
    { version, trained, hasServed, scope }: Version,
    { history, trainedAt, promotedAt }: LoadedHistory,
    shelf: ReadonlySet<string>,
  ): Promise<ModelView> {
    const promoted = promotedAt.get(version);
    const kept = shelf.has(version);
    const card = kept ? await this.shelf.page(version) : undefined;
    const { grade = 'fast', trainSeconds, examples, corrections = 0, labels, heldOut } = trained;
    return {
      version,
      grade,
      trainedAt: trainedAt.get(version) ?? '',
      trainSeconds,
      examples,
      corrections,
      intents: labels,
      languages: card?.languages ?? {},
      encoder: trained.encoder,
      device: trained.device ?? 'cpu',
      state: championOf(history) === version ? 'champion' : hasServed ? 'former' : 'candidate',
      kept,
      ...(heldOut && { heldOut }),
      ...(promoted !== undefined && { promotedAt: promoted }),
      ...(scope && { scope }),
      ...(card && { card: card.text }),
    };
  }
}
