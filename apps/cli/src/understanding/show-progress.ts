import type { OnProgress, TrainingProgress, TuningProgress } from '#understanding';
import { type Progress, progressOn } from '../import/progress.js';

const PHASES: Readonly<Record<TrainingProgress['phase'] | 'answering', string>> = {
  encoding: 'Reading the examples',
  tuning: 'Tuning the encoder',
  training: 'Training',
  measuring: 'Measuring',
  answering: 'Answering',
};
const PARTS = 1000;

export interface ShownProgress extends Disposable {
  readonly onProgress: OnProgress;
  /** @param share 0 to 1, of the questions */
  readonly onAnswered: (share: number) => void;
}

/** A bar a phase on standard error, or a line every few seconds where that is no terminal. */
export function showProgress(title = ''): ShownProgress {
  let phase: string | undefined;
  let shown: Progress | undefined;
  const show = (next: keyof typeof PHASES, share: number, note: string): void => {
    if (next !== phase) {
      shown?.stop();
      phase = next;
      shown = progressOn(process.stderr, `${title}${PHASES[next]}`.padEnd(22));
      shown.start(PARTS);
    }
    shown?.update(Math.round(share * PARTS), note);
  };
  return {
    onProgress: ({ phase: next, share, tuning }) => show(next, share, tuning ? noteOf(tuning) : ''),
    onAnswered: (share) => show('answering', share, ''),
    [Symbol.dispose]: () => shown?.stop(),
  };
}

const noteOf = ({ loss, heldOutAccuracy, secondsLeft }: TuningProgress): string =>
  [
    `loss ${loss.toFixed(3)}`,
    ...(heldOutAccuracy === undefined ? [] : [`held out ${(100 * heldOutAccuracy).toFixed(1)} %`]),
    `${Math.ceil(secondsLeft / 60)} min left`,
  ].join(', ');
