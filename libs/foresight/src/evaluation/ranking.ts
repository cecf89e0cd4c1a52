/**
 * The place of an item among all, 1 being the first. Ties count against it: whatever scores as much stands before it,
 * so that a model which cannot tell items apart is not flattered.
 *
 * @param leftOut items that do not take part
 */
export function rankOf(scores: Float32Array, item: number, leftOut: ReadonlySet<number> = NONE): number {
  const own = scores[item] ?? -Infinity;
  let rank = 0;
  for (const score of scores) if (score >= own) rank++;
  for (const other of leftOut) if (other !== item && (scores[other] ?? -Infinity) >= own) rank--;
  // One that is not among the items at all stands behind the last of them.
  return item < scores.length ? rank : scores.length + 1;
}

const NONE: ReadonlySet<number> = new Set();

/** The first items of a ranking. */
export interface Top {
  readonly items: Int32Array;
  /** In the same order. */
  readonly scores: Float32Array;
}

/** The items that score highest, best first, equal ones in the order of their numbers. */
export function topOf(scores: Float32Array, count: number, leftOut: ReadonlySet<number> = NONE): Top {
  const kept: number[] = [];
  let least = -Infinity;
  for (let item = 0; item < scores.length; item++) {
    const score = scores[item] ?? -Infinity;
    if (score <= least || leftOut.has(item)) continue;
    kept.push(item);
    // Sorting now and then, not for every item: most of them never come near the first ones.
    if (kept.length < 2 * count) continue;
    keepBest(kept, scores, count);
    least = scores[kept.at(-1) ?? 0] ?? least;
  }
  keepBest(kept, scores, count);
  return { items: Int32Array.from(kept), scores: Float32Array.from(kept, (item) => scores[item] ?? 0) };
}

function keepBest(items: number[], scores: Float32Array, count: number): void {
  items.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  items.length = Math.min(items.length, count);
}
