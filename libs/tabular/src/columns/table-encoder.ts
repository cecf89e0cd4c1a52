import { isGap, type TableRow } from '../cell.js';
import { binsOf, type Column, GAP, OTHER } from './column.js';

/** Rows as bins, column by column. */
export interface BinnedTable {
  readonly rows: number;
  readonly columns: readonly Uint8Array[];
}

/** Turns rows into bins, always the same way. */
export class TableEncoder {
  readonly bins: readonly number[];
  readonly #codes: readonly ReadonlyMap<string, number>[];

  constructor(readonly columns: readonly Column[]) {
    this.bins = columns.map(binsOf);
    this.#codes = columns.map(
      (column) => new Map(column.kind === 'category' ? column.values.map((value, i) => [value, i + 2]) : []),
    );
  }

  /** @returns one bin a column */
  encode(row: TableRow): Uint8Array {
    return Uint8Array.from(this.columns, (_, c) => this.#bin(row, c));
  }

  encodeAll(rows: readonly TableRow[]): BinnedTable {
    const columns = this.columns.map((_, c) => Uint8Array.from(rows, (row) => this.#bin(row, c)));
    return { rows: rows.length, columns };
  }

  #bin(row: TableRow, c: number): number {
    const column = this.columns[c];
    const cell = column && row[column.name];
    if (isGap(cell)) return GAP;
    if (column?.kind === 'category') return this.#codes[c]?.get(String(cell)) ?? OTHER;
    return typeof cell === 'number' ? 1 + edgesBelow(column?.edges ?? [], cell) : GAP;
  }
}

/** How many of the ascending edges lie below a value. */
function edgesBelow(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edges[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bins of one row of a table. */
export function rowOf({ columns }: BinnedTable, row: number): Uint8Array {
  return Uint8Array.from(columns, (column) => column[row] ?? GAP);
}
