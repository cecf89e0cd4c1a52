import type { ForesightProgress, Workshop } from '#foresight';
import { OnnxForesightNetwork, OnnxForesightTrainer } from '#foresight-onnx';
import { type Progress, progressOn } from '../import/progress.js';

/** Trains and serves by onnxruntime. @param trains whether a network is trained, or baselines alone are learnt */
export const onnxWorkshop = (options: { readonly threads: number; readonly trains: boolean }): Workshop => ({
  trainer: options.trains ? new OnnxForesightTrainer({ threads: options.threads }) : undefined,
  open: (shape, weights, content) => OnnxForesightNetwork.open({ shape, weights, content }, options),
});

const PARTS = 1000;
const LABELS = { training: 'Training', measuring: 'Measuring' } as const;

export interface ShownTraining extends Disposable {
  readonly onProgress: (progress: ForesightProgress) => void;
}

/** A bar a phase on standard error, or a line every few seconds where that is no terminal. */
export function showTraining(title = ''): ShownTraining {
  let phase: ForesightProgress['phase'] | undefined;
  let shown: Progress | undefined;
  return {
    onProgress: (progress) => {
      if (progress.phase !== phase) {
        shown?.stop();
        phase = progress.phase;
        shown = progressOn(process.stderr, `${title}${LABELS[phase]}`.padEnd(12));
        shown.start(PARTS);
      }
      shown?.update(Math.round(progress.share * PARTS), noteOf(progress));
    },
    [Symbol.dispose]: () => shown?.stop(),
  };
}

function noteOf({ news }: ForesightProgress): string {
  if (!news) return '';
  const { epoch, epochs, loss, validationLoss, secondsLeft, device } = news;
  return [
    `epoch ${String(epoch)}/${String(epochs)}`,
    `loss ${loss.toFixed(3)}`,
    ...(validationLoss === undefined ? [] : [`validation ${validationLoss.toFixed(3)}`]),
    ...(secondsLeft === undefined ? [] : [`${String(Math.ceil(secondsLeft / 60))} min left`]),
    device,
  ].join(', ');
}
