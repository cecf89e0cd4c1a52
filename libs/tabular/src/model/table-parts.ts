import type { Calibration } from '../blend/platt.js';
import type { Thresholds } from '../blend/thresholds.js';
import type { Column } from '../columns/column.js';
import type { OperatingPoint } from '../evaluation/binary-metrics.js';
import type { BoostedTrees } from '../trees/boosted-trees.js';

/** What a model is made of. */
export interface TableParts {
  readonly columns: readonly Column[];
  /** One model a fold; their mean counts. */
  readonly trees: { readonly weight: number; readonly models: readonly BoostedTrees[] };
  readonly regression: {
    readonly weight: number;
    readonly weights: readonly number[];
    readonly means: readonly number[];
  };
  readonly calibration: Calibration;
  readonly thresholds: Thresholds;
  /** How it did on rows it had not learnt from, while it was made. */
  readonly heldOut: HeldOutFigures;
}

export interface RankingFigures {
  readonly auc: number;
  readonly logLoss: number;
}

/** Figures of the rows of each inner fold by models that had not seen them. */
export interface HeldOutFigures extends RankingFigures {
  readonly rows: number;
  readonly positives: number;
  readonly ece: number;
  readonly atF1: OperatingPoint;
  readonly atAccuracy: OperatingPoint;
  /** Of each member alone. */
  readonly trees: RankingFigures;
  readonly regression: RankingFigures;
}
