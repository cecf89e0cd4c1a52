/** One value of a table; null, undefined, NaN and '' are gaps: nothing is known there. */
export type Cell = number | string | boolean | null | undefined;

/** Values by the name of their column; a column that is absent is a gap. */
export type TableRow = Readonly<Record<string, Cell>>;

export function isGap(cell: Cell): cell is null | undefined | '' {
  return cell === null || cell === undefined || cell === '' || Number.isNaN(cell);
}
