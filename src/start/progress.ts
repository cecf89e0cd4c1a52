import type { TrainingProgress } from '#understanding';

const told = new Set<string>();

/** One line on the terminal that counts up; where nobody watches, one line when the work begins. */
export function showProgress(what: string, share: number): void {
  if (!process.stderr.isTTY) {
    if (!told.has(what)) process.stderr.write(`${what} …\n`);
    told.add(what);
    return;
  }
  process.stderr.write(`\r${what}: ${Math.floor(share * 100)} %${share >= 1 ? '\n' : ''}`);
}

const phases: Readonly<Record<TrainingProgress['phase'], string>> = {
  encoding: 'Reading the example sentences',
  tuning: 'Tuning the encoder',
  training: 'Learning the intents',
  measuring: 'Measuring the model',
};

export const showTraining = ({ phase, share }: TrainingProgress): void => showProgress(phases[phase], share);
