import { seededRandom, shuffle } from '#kernel';

/**
 * Deals examples into `count` folds so that every label is spread evenly over them.
 * Returns the fold of each example.
 */
export function stratifiedFolds(labels: Int32Array, count: number, seed: number): Int32Array {
  const order = shuffle(Int32Array.from(labels.keys()), seededRandom(seed));
  const dealt = new Map<number, number>();
  const folds = new Int32Array(labels.length);
  for (const example of order) {
    const label = labels[example] ?? 0;
    const turn = dealt.get(label) ?? label;
    folds[example] = turn % count;
    dealt.set(label, turn + 1);
  }
  return folds;
}
