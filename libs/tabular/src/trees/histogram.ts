import type { BinnedTable } from '../columns/table-encoder.js';

/** Numbers kept a bin: sum of gradients, sum of second derivatives, rows. */
export const PER_BIN = 3;

/** Where each column's bins begin in a histogram; only some columns are looked at for a tree. */
export interface HistogramLayout {
  /** Places of the columns that are looked at. */
  readonly columns: readonly number[];
  readonly bins: readonly number[];
  readonly starts: readonly number[];
  readonly length: number;
}

export function layoutOf(columns: readonly number[], binsOfAll: readonly number[]): HistogramLayout {
  const bins = columns.map((column) => binsOfAll[column] ?? 0);
  let length = 0;
  const starts = bins.map((count) => (length += count * PER_BIN) - count * PER_BIN);
  return { columns, bins, starts, length };
}

/** First and second derivative of the loss at each row of the table. */
export interface Slopes {
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
}

/** Sums over the given rows, bin by bin. */
export function histogramOf(
  { columns }: BinnedTable,
  layout: HistogramLayout,
  rows: Int32Array,
  { gradient, curvature }: Slopes,
): Float64Array {
  const sums = new Float64Array(layout.length);
  layout.columns.forEach((c, i) => {
    const bins = columns[c] ?? new Uint8Array();
    const start = layout.starts[i] ?? 0;
    for (const row of rows) {
      const at = start + (bins[row] ?? 0) * PER_BIN;
      sums[at] = (sums[at] ?? 0) + (gradient[row] ?? 0);
      sums[at + 1] = (sums[at + 1] ?? 0) + (curvature[row] ?? 0);
      sums[at + 2] = (sums[at + 2] ?? 0) + 1;
    }
  });
  return sums;
}

/**
 * Takes one child's sums away from its parent's, in place: what is left are the other child's, without looking at
 * its rows.
 */
export function takeAway(parent: Float64Array, child: Float64Array): Float64Array {
  for (let i = 0; i < parent.length; i++) parent[i] = (parent[i] ?? 0) - (child[i] ?? 0);
  return parent;
}
