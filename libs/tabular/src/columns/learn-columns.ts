import { type Cell, isGap, type TableRow } from '../cell.js';
import { type CategoryColumn, type Column, MOST_BINS, type NumberColumn } from './column.js';

/** A category is known by itself where it stands in so many rows. */
const ROWS_A_CATEGORY = 5;

/**
 * What the columns hold, learnt without looking at labels: numbers are parted into bins of like size, categories are
 * named, most frequent first. A column of nothing but finite numbers is one of numbers; all others are categories.
 * Columns that say the same in every row, or are different in nearly every row without being numbers, are left out.
 */
export function learnColumns(rows: readonly TableRow[]): Column[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...names].flatMap((name) => columnOf(name, rows) ?? []);
}

function columnOf(name: string, rows: readonly TableRow[]): Column | undefined {
  const cells = rows.map((row) => row[name]).filter((cell) => !isGap(cell));
  const column = cells.every(isNumber) ? numberColumn(name, cells) : categoryColumn(name, cells);
  const kinds = column.kind === 'number' ? column.edges.length + 1 : column.values.length;
  const gaps = rows.length - cells.length;
  return kinds + (gaps > 0 ? 1 : 0) > 1 && cells.length > 0 ? column : undefined;
}

const isNumber = (cell: Cell): cell is number => typeof cell === 'number' && Number.isFinite(cell);

function numberColumn(name: string, cells: readonly number[]): NumberColumn {
  const sorted = Float64Array.from(cells).sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length);
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, sorted.length);
  return { name, kind: 'number', edges: edgesOf(sorted), mean, deviation: Math.sqrt(variance) || 1 };
}

/** Every number is a bin of its own where they are few; otherwise quantiles part them. The greatest is no edge. */
function edgesOf(sorted: Float64Array): number[] {
  const most = MOST_BINS - 2;
  const distinct = [...new Set(sorted)];
  if (distinct.length <= most) return distinct.slice(0, -1);
  const quantiles = Array.from({ length: most - 1 }, (_, i) =>
    Number(sorted[Math.floor(((i + 1) * sorted.length) / most)]),
  );
  return [...new Set(quantiles)].filter((edge) => edge !== distinct.at(-1));
}

function categoryColumn(name: string, cells: readonly Cell[]): CategoryColumn {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(String(cell), (counts.get(String(cell)) ?? 0) + 1);
  const enough = Math.min(ROWS_A_CATEGORY, Math.ceil(cells.length / 20));
  const values = [...counts]
    .filter(([, count]) => count >= enough)
    .sort(([a, often], [b, seldom]) => seldom - often || (a < b ? -1 : 1))
    .slice(0, MOST_BINS - 2)
    .map(([value]) => value);
  return { name, kind: 'category', values };
}
