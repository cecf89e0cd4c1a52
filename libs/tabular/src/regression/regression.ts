import type { TableRow } from '../cell.js';
import type { TableEncoder } from '../columns/table-encoder.js';
import { Design } from './design.js';
import { scoreAt } from './fit-regression.js';

/** Logistic regression as it serves: log-odds, and what each column adds to them. */
export class Regression {
  readonly #design: Design;
  readonly #weights: Float64Array;
  readonly #means: Float64Array;

  /** @param means mean value of each feature over the rows it was learnt from: what a column is compared with */
  constructor(
    encoder: TableEncoder,
    readonly weights: readonly number[],
    readonly means: readonly number[],
  ) {
    this.#design = new Design(encoder);
    this.#weights = Float64Array.from(weights);
    this.#means = Float64Array.from(means);
  }

  score(row: TableRow): number {
    return scoreAt(this.#design.of([row]), 0, this.#weights);
  }

  /** Adds to each column what it says beyond the mean row, whose score is returned. */
  attribute(row: TableRow, into: Float64Array, weight: number): number {
    const { indices, values } = this.#design.of([row]);
    let base = 0;
    const add = (feature: number, value: number): void => {
      const column = this.#design.columnOf[feature] ?? -1;
      const part = weight * (this.#weights[feature] ?? 0) * value;
      if (column < 0) base += part;
      else into[column] = (into[column] ?? 0) + part;
    };
    indices.forEach((feature, i) => add(feature, values[i] ?? 0));
    for (let feature = 1; feature < this.#means.length; feature++) {
      const mean = this.#means[feature] ?? 0;
      add(feature, -mean);
      base += weight * (this.#weights[feature] ?? 0) * mean;
    }
    return base;
  }
}

/** Mean of every feature over rows. */
export function meansOf({ size }: Design, { rows, indices, values }: ReturnType<Design['of']>): Float64Array {
  const means = new Float64Array(size);
  indices.forEach((feature, i) => (means[feature] = (means[feature] ?? 0) + (values[i] ?? 0) / rows));
  return means;
}
