import { SingleBar } from 'cli-progress';
import type { OnProgress, TrainingProgress } from '#understanding';

const PHASES: Readonly<Record<TrainingProgress['phase'], string>> = {
  encoding: 'Reading the examples',
  tuning: 'Tuning the encoder',
  training: 'Training',
  measuring: 'Measuring',
};

/** A progress bar a phase on standard error; nothing where that is no terminal. */
export function showProgress(): { readonly onProgress: OnProgress; readonly done: () => void } {
  let phase: TrainingProgress['phase'] | undefined;
  let bar: SingleBar | undefined;
  const done = (): void => bar?.stop();
  const onProgress: OnProgress = (progress) => {
    if (progress.phase !== phase) {
      done();
      phase = progress.phase;
      bar = new SingleBar({
        format: `${PHASES[phase].padEnd(22)} {bar} {percentage} %`,
        stream: process.stderr,
      });
      bar.start(100, 0);
    }
    bar?.update(Math.round(progress.share * 100));
  };
  return { onProgress, done };
}
