const GAPS = new Set(['', 'na', 'n/a', 'nan', 'null', '?', '-']);

/** Whether a cell of a file is a gap: empty, or one of the words people write for it. */
export function saysNothing(cell: unknown): boolean {
  return (
    cell === null || cell === undefined || (typeof cell === 'string' && GAPS.has(cell.trim().toLowerCase()))
  );
}

/** The number that a cell holds, if it holds one: 12, 1.5, -3e4. */
export function numberIn(cell: unknown): number | undefined {
  if (typeof cell !== 'string' && typeof cell !== 'number') return undefined;
  if (saysNothing(cell)) return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}
