import { isGap, type TableRow } from '../cell.js';
import { type Column, GAP, type NumberColumn } from '../columns/column.js';
import type { TableEncoder } from '../columns/table-encoder.js';

/** Numbers of more bins than this are put into groups of like size. */
const GROUPS = 12;
/** Standard deviations at which a number stops to count for more. */
const FARTHEST = 4;

/** Entries that are not 0, `width` of them a row; the first is the constant 1. */
export interface SparseRows {
  readonly rows: number;
  readonly width: number;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/**
 * How a linear model sees a row: categories one by one (one-hot), numbers by their standardised value and by the
 * group of bins they fall into, so that a curve can be learnt; gaps are a group of their own.
 */
export class Design {
  /** Number of features, the constant included. */
  readonly size: number;
  readonly width: number;
  /** Column of each feature; -1: the constant. */
  readonly columnOf: Int32Array;
  readonly #starts: readonly number[];

  constructor(private readonly encoder: TableEncoder) {
    const columnOf = [-1];
    this.#starts = encoder.columns.map((column, c) => {
      const start = columnOf.length;
      const linear = column.kind === 'number' ? 1 : 0;
      for (let i = 0; i < groupsOf(encoder.bins[c] ?? 0, column) + linear; i++) columnOf.push(c);
      return start;
    });
    this.columnOf = Int32Array.from(columnOf);
    this.size = columnOf.length;
    this.width = 1 + encoder.columns.reduce((sum, { kind }) => sum + (kind === 'number' ? 2 : 1), 0);
  }

  of(rows: readonly TableRow[]): SparseRows {
    const indices = new Int32Array(rows.length * this.width);
    const values = new Float64Array(rows.length * this.width);
    rows.forEach((row, r) => {
      this.#write(row, indices, values, r * this.width);
    });
    return { rows: rows.length, width: this.width, indices, values };
  }

  #write(row: TableRow, indices: Int32Array, values: Float64Array, offset: number): void {
    let at = offset;
    const put = (index: number, value: number): void => {
      indices[at] = index;
      values[at++] = value;
    };
    put(0, 1);
    const bins = this.encoder.encode(row);
    this.encoder.columns.forEach((column, c) => {
      const start = this.#starts[c] ?? 0;
      const bin = bins[c] ?? GAP;
      if (column.kind === 'number') put(start, standardised(row, column));
      put(start + (column.kind === 'number' ? 1 : 0) + groupOf(bin, this.encoder.bins[c] ?? 0, column), 1);
    });
  }
}

const groupsOf = (bins: number, { kind }: Column): number =>
  kind === 'category' ? bins : Math.min(bins, GROUPS + 1);

function groupOf(bin: number, bins: number, column: Column): number {
  const groups = groupsOf(bins, column);
  if (bin === GAP || groups === bins) return bin;
  return 1 + Math.floor(((bin - 1) * (groups - 1)) / (bins - 1));
}

/** A gap is as good as the mean. */
function standardised(row: TableRow, { name, mean, deviation }: NumberColumn): number {
  const cell = row[name];
  if (isGap(cell) || typeof cell !== 'number') return 0;
  return Math.max(-FARTHEST, Math.min(FARTHEST, (cell - mean) / deviation));
}
