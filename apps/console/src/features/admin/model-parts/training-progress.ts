import type { TrainingView } from '#protocol';

/** Something may still become of it. */
export const isUnderWay = ({ state }: Pick<TrainingView, 'state'>): boolean =>
  state === 'waiting' || state === 'running';

/** Each training once, as it was told last, newest first. */
export function retoldTrainings<Training extends Pick<TrainingView, 'trainingId' | 'startedAt'>>(
  known: readonly Training[],
  told: readonly Training[],
): readonly Training[] {
  const all = new Map([...known, ...told].map((training) => [training.trainingId, training]));
  return [...all.values()].sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

/** What a screen reader has last been told of: each tenth of the way and each change of state, no oftener. */
export const trainingSpokenKey = ({ state, share }: Pick<TrainingView, 'state' | 'share'>): string =>
  state === 'running' ? `running ${String(Math.floor(share * 10))}` : state;

/** Changes when a training has ended: the models may then be others. */
export const endedKey = (trainings: readonly Pick<TrainingView, 'trainingId' | 'state'>[]): string =>
  trainings
    .filter((training) => !isUnderWay(training))
    .map(({ trainingId, state }) => `${trainingId} ${state}`)
    .join();
