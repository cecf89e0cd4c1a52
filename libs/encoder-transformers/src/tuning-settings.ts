import type { LossSettings } from './use-lite-tuning.js';

/** All that decides, with texts and seed, what a tuning comes to. */
export interface TuningSettings extends LossSettings {
  readonly epochs: number;
  /** Small sets are gone through more often, until so many steps were taken. */
  readonly minimumSteps: number;
  readonly batch: number;
  /** Highest learning rate of the encoder. */
  readonly rate: number;
  /** The head's, in multiples of it. */
  readonly headRate: number;
  /** Steps on which the rate rises; from there it falls to 0 along a line. */
  readonly warmup: number;
  readonly decay: number;
  /** Share of the tokens of a text that are left out each time it is read. */
  readonly droppedTokens: number;
}

/** Chosen on a split of Banking77's training set; see docs/decisions/0011-fine-tuning.md. */
export const TUNING: TuningSettings = {
  epochs: 8,
  minimumSteps: 400,
  batch: 32,
  rate: 3e-4,
  headRate: 10,
  warmup: 200,
  decay: 0.01,
  dropout: { tokens: 0, layers: 0, sentence: 0.2 },
  smoothing: 0.1,
  vectorScale: 8,
  droppedTokens: 0.05,
};

/** Steps of a tuning over so many texts, and how many of them go through all texts once. */
export function lengthOf(
  texts: number,
  { batch, epochs, minimumSteps }: TuningSettings,
): { readonly steps: number; readonly perEpoch: number } {
  const perEpoch = Math.max(1, Math.ceil(texts / batch));
  return { perEpoch, steps: perEpoch * Math.max(epochs, Math.ceil(minimumSteps / perEpoch)) };
}

/** The learning rate of a step, from 1. */
export function rateAt(step: number, steps: number, { rate, warmup }: TuningSettings): number {
  const rising = Math.min(warmup, steps / 4);
  return rate * Math.min(1, step / rising, (steps - step + 1) / (steps - rising));
}
