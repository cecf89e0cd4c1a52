/** Bin of a gap, in every column. */
export const GAP = 0;
/** Bin of a category that was too rare to be known, or not there when the column was learnt. */
export const OTHER = 1;
/** So that a bin fits a byte. */
export const MOST_BINS = 256;

/** Bin b, from 1, holds the numbers above `edges[b - 2]` up to `edges[b - 1]`; the last one all above. */
export interface NumberColumn {
  readonly name: string;
  readonly kind: 'number';
  readonly edges: readonly number[];
  /** Of the numbers it was learnt from. */
  readonly mean: number;
  readonly deviation: number;
}

/** Bin b, from 2, holds `values[b - 2]`. */
export interface CategoryColumn {
  readonly name: string;
  readonly kind: 'category';
  readonly values: readonly string[];
}

export type Column = NumberColumn | CategoryColumn;

export const binsOf = (column: Column): number =>
  column.kind === 'number' ? column.edges.length + 2 : column.values.length + 2;
