import { setTimeout as wait } from 'node:timers/promises';
import type { ProjectionRunner } from '#projections';
import type { OnProgress } from '#understanding';
import { ModelLife, type ModelLifeParts } from '../understanding/model-life.js';
import type { Opened } from './understanding-role.js';

/** Documents follow within moments; nothing waits longer for those that do not. */
const PATIENCE_MS = 5_000;

/** The intent model that the log says, opened, or made where there is none yet; it goes with the log from then on. */
export async function openUnderstanding(
  parts: Omit<ModelLifeParts, 'untilCurrent' | 'onFirstTraining'>,
  runner: ProjectionRunner | undefined,
  onFirstTraining: OnProgress,
): Promise<Opened> {
  const untilCurrent = async (position: bigint): Promise<void> =>
    Promise.race([runner?.untilCaughtUp(position), wait(PATIENCE_MS, undefined, { ref: false })]);
  const life = new ModelLife({ ...parts, untilCurrent, onFirstTraining });
  try {
    await life.start();
  } catch (error) {
    await life.stop();
    throw error;
  }
  return {
    get readsContext() {
      return life.readsContext;
    },
    answer: (questions) => life.answer(questions),
    close: () => life.stop(),
  };
}
