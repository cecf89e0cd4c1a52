import type { TrainingSettings } from '../model/foresight-trainer.js';

/** The learning rate of a step, from 1: it rises along a line, and from there falls along one to 0. */
export function rateAt(
  step: number,
  steps: number,
  { rate, warmUpSteps }: Pick<TrainingSettings, 'rate' | 'warmUpSteps'>,
): number {
  const rising = Math.min(warmUpSteps, steps / 4);
  return rate * Math.min(1, step / rising, (steps - step + 1) / (steps - rising));
}
