import type { TrainedWeights } from '#foresight';
import { loadCheckpoint, saveCheckpoint } from '#training-onnx';
import { Training } from './training.js';
import type { News, TrainingStart } from './training-work.js';

/** News come at the end of each epoch, and between as often as this. */
const NEWS_MS = 1000;

export interface TrainingHooks {
  readonly onNews: (news: News) => void;
  /** Asked between steps. */
  readonly isStopped: () => boolean;
}

/**
 * Goes through a training from its checkpoint to the end. A checkpoint is written after every epoch and when it is
 * stopped; that of a finished training stays, and gives the same answer again at once.
 *
 * @returns nothing where it was stopped
 */
export async function runTraining(
  { work, computing, checkpoint }: TrainingStart,
  hooks: TrainingHooks,
): Promise<TrainedWeights | undefined> {
  const kept = checkpoint && (await loadCheckpoint(checkpoint.path, checkpoint.key));
  const training = await Training.open(work, kept, computing);
  const save = async (): Promise<void> => {
    if (checkpoint) await saveCheckpoint(checkpoint.path, checkpoint.key, training.snapshot());
  };
  try {
    const finished = await goThrough(training, computing.device, work.settings.epochs, hooks, save);
    return finished ? training.result(computing.device) : undefined;
  } finally {
    await training.close();
  }
}

async function goThrough(
  training: Training,
  device: string,
  epochs: number,
  { onNews, isStopped }: TrainingHooks,
  save: () => Promise<void>,
): Promise<boolean> {
  const [started, from] = [performance.now(), training.share];
  let told = started;
  while (!training.isOver) {
    if (isStopped()) {
      await save();
      return false;
    }
    const isEnd = await training.next();
    if (isEnd) await save();
    if (!isEnd && performance.now() - told < NEWS_MS) continue;
    told = performance.now();
    const { epoch, share, loss, validationLoss, figures } = training;
    const secondsLeft = ((told - started) / 1000 / (share - from)) * (1 - share);
    onNews({
      epoch,
      epochs,
      share,
      secondsLeft,
      loss,
      device,
      figures,
      ...(validationLoss !== undefined && { validationLoss }),
    });
  }
  return true;
}
