import { goThrough, type TrainedWeights, type TrainingHooks } from '#foresight';
import { loadCheckpoint, saveCheckpoint } from '#training-onnx';
import { Training } from './training.js';
import type { News, TrainingStart } from './training-work.js';

interface Hooks extends Pick<TrainingHooks, 'isStopped'> {
  readonly onNews: (news: News) => void;
}

/**
 * Goes through a training from its checkpoint to the end. A checkpoint is written after every epoch and when it is
 * stopped; that of a finished training stays, and gives the same answer again at once.
 *
 * @returns nothing where it was stopped
 */
export async function runTraining(
  { work, computing, checkpoint }: TrainingStart,
  { onNews, isStopped }: Hooks,
): Promise<TrainedWeights | undefined> {
  const kept = checkpoint && (await loadCheckpoint(checkpoint.path, checkpoint.key));
  const training = await Training.open(work, kept, computing);
  const save = async (): Promise<void> => {
    if (checkpoint) await saveCheckpoint(checkpoint.path, checkpoint.key, training.snapshot());
  };
  try {
    const { device } = computing;
    const finished = await goThrough(
      training,
      { device, epochs: work.settings.epochs },
      { onNews: (news) => onNews({ ...news, figures: training.figures }), isStopped, save },
    );
    return finished ? training.result(device) : undefined;
  } finally {
    await training.close();
  }
}
