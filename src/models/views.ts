import {
  championOf,
  type LoadedHistory,
  type ProgressNote,
  type Training,
  trainingsModel,
  type Version,
} from '#model-life';
import type { ModelView, TrainingGrade, TrainingView } from '#protocol';
import type { ReadModels } from '#read-models';
import type { StaffAccounts } from '../access/staff-accounts.js';
import { refuse } from '../errors/problems.js';

const SHOWN_TRAININGS = 20;

/** A training, and how far it is if somebody has begun. */
export interface NotedTraining<Note extends ProgressNote> {
  readonly training: Training;
  readonly note: Note | undefined;
}

/** The newest trainings of a model, newest first, at most 20. */
export async function newestTrainings<Note extends ProgressNote>(
  { history }: LoadedHistory,
  readModels: Pick<ReadModels, 'getMany'>,
): Promise<readonly NotedTraining<Note>[]> {
  const newest = history.trainings.slice(-SHOWN_TRAININGS).reverse();
  const ids = newest.map(({ trainingId }) => trainingId);
  const notes = await readModels.getMany<Note>(trainingsModel, ids);
  return newest.map((training) => ({ training, note: notes.get(training.trainingId) }));
}

/** A note with what is shown of every training. */
export type Progress = ProgressNote & Pick<TrainingView, 'share' | 'secondsLeft'>;

/** What is to be said of a training, whichever model it makes. */
export interface TrainingBasics extends Pick<
  TrainingView,
  'trainingId' | 'state' | 'startedAt' | 'startedBy' | 'share' | 'can' | 'secondsLeft' | 'version' | 'reason'
> {
  readonly grade: TrainingGrade;
}

export function trainingBasics(
  { training, note }: NotedTraining<Progress>,
  { starts }: LoadedHistory,
  staff: StaffAccounts,
): TrainingBasics {
  const { trainingId, grade, state, version, reason } = training;
  const start = starts.get(trainingId);
  const startedBy = start?.actor.id ?? '';
  const isRunning = state === 'running';
  return {
    trainingId,
    grade,
    state: isRunning && !note ? 'waiting' : state,
    startedAt: start?.occurredAt ?? '',
    startedBy: staff.byId(startedBy)?.name ?? startedBy,
    share: state === 'done' ? 1 : (note?.share ?? 0),
    can: isRunning ? ['cancel'] : [],
    ...(isRunning && note?.secondsLeft !== undefined && { secondsLeft: note.secondsLeft }),
    ...(version !== undefined && { version }),
    ...(reason !== undefined && { reason }),
  };
}

/** Where a version stands among the others, and since when. */
export type VersionBasics = Pick<ModelView, 'version' | 'trainedAt' | 'state' | 'promotedAt'>;

export function versionBasics({ version, hasServed }: Version, loaded: LoadedHistory): VersionBasics {
  const { history, trainedAt, promotedAt } = loaded;
  const promoted = promotedAt.get(version);
  const state = championOf(history) === version ? 'champion' : hasServed ? 'former' : 'candidate';
  return {
    version,
    trainedAt: trainedAt.get(version) ?? '',
    state,
    ...(promoted !== undefined && { promotedAt: promoted }),
  };
}

export const newestFirst = <View extends { readonly trainedAt: string }>(views: readonly View[]): View[] =>
  views.toSorted((a, b) => (a.trainedAt < b.trainedAt ? 1 : -1));

export const noSuchTraining = () =>
  refuse('not-found', 'There is no such training. See the list of trainings for the ids.');
export const noSuchVersion = () =>
  refuse('not-found', 'There is no such version of the model. See the list of versions.');
