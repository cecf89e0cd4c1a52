import { seededRandom, shuffle } from '#kernel';
import type { TableRow } from '../cell.js';

/**
 * Deals rows into `count` folds, ones and zeros spread evenly. Rows that are alike in everything but the label stay
 * together, so that nothing is asked that was learnt by heart.
 *
 * @returns the fold of each row
 */
export function foldsOf(
  rows: readonly TableRow[],
  labels: Uint8Array,
  count: number,
  seed: number,
): Uint8Array {
  const alike = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const key = JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
    const group = alike.get(key);
    if (group) group.push(i);
    else alike.set(key, [i]);
  });
  const groups = [...alike.values()];
  const folds = new Uint8Array(rows.length);
  const filled = [new Int32Array(count), new Int32Array(count)];
  const order = shuffle(Int32Array.from(groups.keys()), seededRandom(seed));
  // Large groups first, so that the small ones can even out what they tip.
  for (const at of [...order].sort((a, b) => (groups[b]?.length ?? 0) - (groups[a]?.length ?? 0))) {
    const group = groups[at] ?? [];
    const sizes = filled[labels[group[0] ?? 0] ?? 0] ?? new Int32Array(count);
    const fold = sizes.indexOf(Math.min(...sizes));
    for (const row of group) folds[row] = fold;
    sizes[fold] = (sizes[fold] ?? 0) + group.length;
  }
  return folds;
}

export interface Parts {
  readonly train: Int32Array;
  readonly held: Int32Array;
}

/** Every fold held out once. */
export function partsOf(folds: Uint8Array, count: number): Parts[] {
  const rows = Int32Array.from(folds.keys());
  return Array.from({ length: count }, (_, fold) => ({
    train: rows.filter((row) => folds[row] !== fold),
    held: rows.filter((row) => folds[row] === fold),
  }));
}
