import type { Cell, TableRow } from '../cell.js';
import type { Thresholds } from '../blend/thresholds.js';
import type { Column } from '../columns/column.js';
import { TableEncoder } from '../columns/table-encoder.js';
import { sigmoid } from '../log-odds.js';
import { Regression } from '../regression/regression.js';
import { BoostedTrees } from '../trees/boosted-trees.js';
import type { HeldOutFigures, TableParts } from './table-parts.js';
import { TableModelInvalid, type WrittenModel } from './written-model.js';

/** Why a row has its probability. */
export interface Explanation {
  readonly probability: number;
  /** Log-odds of a row of which nothing is known in particular. */
  readonly base: number;
  /** Strongest first; with the base they sum to the log-odds of the probability. */
  readonly contributions: readonly Contribution[];
}

export interface Contribution {
  readonly column: string;
  readonly value: Cell;
  /** Above 0: speaks for yes. */
  readonly logOdds: number;
}

/** Says how probable *yes* is for a row of a table: boosted trees and a logistic regression, averaged, calibrated. */
export class TableModel {
  readonly #encoder: TableEncoder;
  readonly #regression: Regression;

  constructor(private readonly parts: TableParts) {
    this.#encoder = new TableEncoder(parts.columns);
    this.#regression = new Regression(this.#encoder, parts.regression.weights, parts.regression.means);
  }

  get columns(): readonly Column[] {
    return this.parts.columns;
  }

  get thresholds(): Thresholds {
    return this.parts.thresholds;
  }

  get heldOut(): HeldOutFigures {
    return this.parts.heldOut;
  }

  /** @returns calibrated probability of yes; columns that it does not know are not looked at, absent ones are gaps */
  predict(row: TableRow): number {
    const { trees, regression, calibration } = this.parts;
    const bins = this.#encoder.encode(row);
    let score = regression.weight * this.#regression.score(row);
    for (const model of trees.models) score += (trees.weight / trees.models.length) * model.score(bins);
    return sigmoid(calibration.slope * score + calibration.shift);
  }

  explain(row: TableRow): Explanation {
    const { columns, trees, regression, calibration } = this.parts;
    const { slope, shift } = calibration;
    const bins = this.#encoder.encode(row);
    const added = new Float64Array(columns.length);
    let base = shift + this.#regression.attribute(row, added, slope * regression.weight);
    const share = (slope * trees.weight) / trees.models.length;
    for (const model of trees.models) base += model.attribute(bins, added, share);
    const logOdds = added.reduce((sum, part) => sum + part, base);
    const contributions = columns
      .map(({ name }, c) => ({ column: name, value: row[name], logOdds: added[c] ?? 0 }))
      .sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds));
    return { probability: sigmoid(logOdds), base, contributions };
  }

  /** Everything it is made of, as plain data. */
  toJSON(): WrittenModel {
    const { trees, ...rest } = this.parts;
    return {
      format: 'presage-table@1',
      ...rest,
      trees: { weight: trees.weight, models: trees.models.map((model) => model.toJSON()) },
    };
  }

  /** @throws TableModelInvalid where it is not what `toJSON` gave */
  static fromJSON(written: unknown): TableModel {
    const { format: _, trees, ...rest } = TableModelInvalid.check(written);
    return new TableModel({
      ...rest,
      trees: { weight: trees.weight, models: trees.models.map((model) => BoostedTrees.fromJSON(model)) },
    });
  }
}
