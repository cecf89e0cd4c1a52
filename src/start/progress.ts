import type { TrainingProgress } from '#understanding';

/** One line on the terminal that counts up; nothing where nobody watches. */
export function showProgress(what: string, share: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${what}: ${Math.floor(share * 100)} %${share >= 1 ? '\n' : ''}`);
}

const phases = { encoding: 'Reading the example sentences', training: 'Learning the intents' } as const;

export const showTraining = ({ phase, share }: TrainingProgress): void => showProgress(phases[phase], share);
