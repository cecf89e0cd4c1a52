import type { BoostSettings } from '../trees/boosted-trees.js';

export interface TableSettings {
  readonly seed: number;
  /** Parts of the rows, each held out once: for stopping, weights, calibration and thresholds. */
  readonly folds: number;
  readonly trees: Omit<BoostSettings, 'seed'>;
  /** Penalties of the regression that are tried. */
  readonly l2: readonly number[];
}

/** Chosen by held-out rows inside training parts: docs/results/purchase-and-churn.md. */
export const DEFAULT_TABLE_SETTINGS: TableSettings = {
  seed: 1,
  folds: 5,
  trees: {
    rounds: 1000,
    patience: 60,
    rate: 0.03,
    leaves: 8,
    minRows: 20,
    minCurvature: 2,
    l2: 5,
    categoryL2: 10,
    categorySmoothing: 10,
    rowShare: 0.7,
    columnShare: 0.6,
  },
  l2: [1, 10, 100],
};
