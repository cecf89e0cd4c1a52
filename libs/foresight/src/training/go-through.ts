import type { TrainingNews } from '../model/foresight-trainer.js';

/** News come at the end of each epoch, and between as often as this. */
const NEWS_MS = 1000;

/** A training that is gone through step by step, whatever computes it. */
export interface SteppedTraining extends Pick<TrainingNews, 'epoch' | 'share' | 'loss'> {
  readonly validationLoss: number | undefined;
  readonly isOver: boolean;
  /** One step. @returns whether it was the end of an epoch */
  next(): Promise<boolean>;
}

export interface TrainingHooks {
  readonly onNews: (news: TrainingNews) => void | Promise<void>;
  /** Asked between steps. */
  readonly isStopped: () => boolean | Promise<boolean>;
  /** Keeps what it has come to: after every epoch, and when it is stopped. */
  readonly save: () => Promise<void>;
}

/** Goes through a training from where it stands to the end. @returns false where it was stopped */
export async function goThrough(
  training: SteppedTraining,
  { device, epochs }: Pick<TrainingNews, 'device' | 'epochs'>,
  { onNews, isStopped, save }: TrainingHooks,
): Promise<boolean> {
  const [started, from] = [performance.now(), training.share];
  let told = started;
  while (!training.isOver) {
    if (await isStopped()) {
      await save();
      return false;
    }
    const isEnd = await training.next();
    if (isEnd) await save();
    if (!isEnd && performance.now() - told < NEWS_MS) continue;
    told = performance.now();
    const { epoch, share, loss, validationLoss } = training;
    const secondsLeft = ((told - started) / 1000 / (share - from)) * (1 - share);
    const validated = validationLoss === undefined ? {} : { validationLoss };
    await onNews({ epoch, epochs, share, secondsLeft, loss, device, ...validated });
  }
  return true;
}
