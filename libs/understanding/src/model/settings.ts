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
  readonly few: FewSettings;
  readonly context: ContextSettings;
}

/** What is done otherwise where there are few examples of each intent. */
export interface FewSettings {
  /** So many are few. */
  readonly examplesAnIntent: number;
  readonly learningRate: number;
  /** How far the covariance of the vectors within the intents is drawn towards a sphere before they are whitened by it. */
  readonly shrinkage: number;
  /** Mean length of a whitened vector; a block of n-grams has length 1. */
  readonly vectorLength: number;
}

/** For trainings that read what came before a question. */
export interface ContextSettings {
  /** How much the shopper's turns before the question count, the latest first. */
  readonly before: readonly number[];
  readonly learningRate: number;
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
  few: { examplesAnIntent: 16, learningRate: 0.05, shrinkage: 0.7, vectorLength: 2 },
  context: { before: [0.5, 0.35, 0.25, 0.18, 0.12, 0.1], learningRate: 0.3 },
};
