import type { NgramSettings } from '../features/ngrams.js';
import type { RegressionSettings } from '../training/logistic-regression.js';

/** All that decides, with the examples and the encoder, what a trained model answers. */
export interface TrainingSettings {
  readonly ngrams: NgramSettings;
  readonly regression: RegressionSettings;
  /** Length that a centred sentence vector is multiplied with; a block of n-grams has length 1. */
  readonly vectorScale: number;
  /** Folds for calibration and for the figures of the model card. */
  readonly folds: number;
  /** Large sets stop at so many held-out texts. */
  readonly heldOutTexts: number;
  readonly tuning: EnsembleSettings;
}

/** For grade `full`: encoders that are each tuned without one of the folds, so that it can be measured on. */
export interface EnsembleSettings {
  readonly encoders: number;
  /** Texts that a fold holds, as far as the bounds of their number allow: enough to weigh and calibrate by. */
  readonly foldTexts: number;
  readonly folds: readonly [fewest: number, most: number];
}

/** Into how many folds so many examples are dealt for a tuning. */
export const foldsFor = (examples: number, { foldTexts, folds: [fewest, most] }: EnsembleSettings): number =>
  Math.min(most, Math.max(fewest, Math.floor(examples / foldTexts)));

/** Chosen on a split of Banking77's training set; see docs/decisions/0003-intent-classifier.md. */
export const DEFAULT_SETTINGS: TrainingSettings = {
  ngrams: {
    words: 2,
    letters: [2, 4],
    characters: 2,
    minimumTexts: 1,
    weights: { words: 1.4, letters: 1, characters: 3 },
  },
  regression: { epochs: 4, minimumSteps: 600, batch: 32, learningRate: 0.1, l2: 1e-6, seed: 20240601 },
  vectorScale: 3,
  folds: 4,
  heldOutTexts: 3000,
  tuning: { encoders: 2, foldTexts: 500, folds: [10, 20] },
};
