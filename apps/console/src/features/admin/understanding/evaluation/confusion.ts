import type { EvaluationView } from '#protocol';

type Cells = EvaluationView['confusion'];
export type Cell = Cells[number];

/** Cells off the diagonal, most texts first. */
export const mostConfused = (cells: Cells): readonly Cell[] =>
  cells
    .filter(({ actual, predicted }) => actual !== predicted)
    .sort((a, b) => b.texts - a.texts || a.actual.localeCompare(b.actual));

export interface Matrix {
  /** Of its rows and its columns, in their order. */
  readonly intents: readonly string[];
  readonly cells: readonly (Cell & {
    readonly row: number;
    readonly column: number;
    /** Of the texts of its row. */
    readonly share: number;
  })[];
}

/** As a square: intents by name, each cell with its place and its share of what was asked. */
export function matrixOf(cells: Cells, nameOf: (intent: string) => string): Matrix {
  const intents = [...new Set(cells.flatMap(({ actual, predicted }) => [actual, predicted]))].sort((a, b) =>
    nameOf(a).localeCompare(nameOf(b)),
  );
  const at = new Map(intents.map((intent, i) => [intent, i]));
  const asked = new Map<string, number>();
  for (const { actual, texts } of cells) asked.set(actual, (asked.get(actual) ?? 0) + texts);
  return {
    intents,
    cells: cells.map((cell) => ({
      ...cell,
      row: at.get(cell.actual) ?? 0,
      column: at.get(cell.predicted) ?? 0,
      share: cell.texts / Math.max(1, asked.get(cell.actual) ?? 0),
    })),
  };
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads to in a square of that size; undefined for keys that lead nowhere. */
export function moved(key: string, { row, column }: Place, size: number): Place | undefined {
  const inside = (n: number): number => Math.min(size - 1, Math.max(0, n));
  switch (key) {
    case 'ArrowUp':
      return { row: inside(row - 1), column };
    case 'ArrowDown':
      return { row: inside(row + 1), column };
    case 'ArrowLeft':
      return { row, column: inside(column - 1) };
    case 'ArrowRight':
      return { row, column: inside(column + 1) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: size - 1 };
    case 'PageUp':
      return { row: 0, column };
    case 'PageDown':
      return { row: size - 1, column };
    default:
      return undefined;
  }
}
