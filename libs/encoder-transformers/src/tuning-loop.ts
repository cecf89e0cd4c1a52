import { loadCheckpoint, removeCheckpoint, saveCheckpoint } from '#training-onnx';
import type { TuningProgress } from '#understanding';
import type { TuningStart } from './tuning-messages.js';
import { TuningRun } from './tuning-run.js';
import { saveTuned } from './tuned-folder.js';

const CHECKPOINT_MS = 60_000;
const PROGRESS_STEPS = 10;

export interface TuningHooks {
  readonly onProgress: (progress: TuningProgress) => void;
  /** Asked between steps. */
  readonly isStopped: () => boolean;
}

/**
 * Goes through a tuning from its last checkpoint to the end, and leaves the tuned encoder's folder behind.
 *
 * @returns false where it was stopped; the checkpoint then holds every step
 */
export async function runTuning(start: TuningStart, hooks: TuningHooks): Promise<boolean> {
  const { work, base, computing, checkpoint, name, root } = start;
  const state = await loadCheckpoint(checkpoint, name);
  const run = await TuningRun.open(work, base, state, computing);
  try {
    const finished = await goThrough(run, hooks, () => saveCheckpoint(checkpoint, name, run.snapshot()));
    if (finished) {
      await saveTuned(root, name, run.result());
      await removeCheckpoint(checkpoint);
    }
    return finished;
  } finally {
    await run.close();
  }
}

async function goThrough(
  run: TuningRun,
  { onProgress, isStopped }: TuningHooks,
  save: () => Promise<void>,
): Promise<boolean> {
  const from = run.done;
  const started = performance.now();
  let saved = started;
  let loss: number | undefined;
  while (run.done < run.steps) {
    if (isStopped()) {
      await save();
      return false;
    }
    const now = await run.next();
    loss = loss === undefined ? now : 0.95 * loss + 0.05 * now;
    const heldOutAccuracy = run.isEndOfEpoch ? await run.heldOutAccuracy() : undefined;
    if (run.isEndOfEpoch || run.done % PROGRESS_STEPS === 0) {
      const each = (performance.now() - started) / 1000 / (run.done - from);
      const secondsLeft = each * (run.steps - run.done);
      onProgress({ step: run.done, steps: run.steps, loss, heldOutAccuracy, secondsLeft });
    }
    if (performance.now() - saved > CHECKPOINT_MS) {
      await save();
      saved = performance.now();
    }
  }
  return true;
}
