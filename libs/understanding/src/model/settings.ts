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
}

/** Chosen on a split of Banking77's training set; see docs/decisions/0003-intent-classifier.md. */
export const DEFAULT_SETTINGS: TrainingSettings = {
  ngrams: { words: 2, letters: [2, 5], characters: 3, minimumTexts: 1 },
  regression: { epochs: 4, minimumSteps: 0, batch: 32, learningRate: 0.1, l2: 1e-6, seed: 20240601 },
  vectorScale: 3,
  folds: 4,
};
