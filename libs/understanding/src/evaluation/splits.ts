import { seededRandom, shuffle } from '#kernel';
import type { ReadExample } from '../examples/example.js';
import { stratifiedFolds } from '../training/random.js';

export interface Split<T> {
  readonly train: readonly T[];
  readonly test: readonly T[];
}

/**
 * Cross-validation: every example stands in the test part of exactly one split. Intents are spread evenly; where
 * examples have a `group`, no group stands on both sides, and groups are dealt so that the folds are of like size.
 */
export function foldsOf<T extends ReadExample>(
  examples: readonly T[],
  count: number,
  seed: number,
): Split<T>[] {
  const grouped = examples.some(({ group }) => group !== undefined);
  const fold = grouped
    ? groupedFolds(examples, count, seed)
    : stratifiedFolds(labelsOf(examples), count, seed);
  return Array.from({ length: count }, (_, held) => ({
    train: examples.filter((_example, i) => fold[i] !== held),
    test: examples.filter((_example, i) => fold[i] === held),
  }));
}

/** `shots` examples of every intent, drawn by the seed; all of an intent that has fewer. */
export function shotsOf<T extends ReadExample>(examples: readonly T[], shots: number, seed: number): T[] {
  const taken = new Map<string, number>();
  const order = shuffle(Int32Array.from(examples.keys()), seededRandom(seed));
  const chosen = order.filter((i) => {
    const intent = examples[i]?.intent ?? '';
    const count = taken.get(intent) ?? 0;
    taken.set(intent, count + 1);
    return count < shots;
  });
  return Array.from(chosen.sort()).flatMap((i) => examples[i] ?? []);
}

function labelsOf(examples: readonly ReadExample[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(examples, ({ intent }) => {
    const known = numbers.get(intent);
    if (known !== undefined) return known;
    numbers.set(intent, numbers.size);
    return numbers.size - 1;
  });
}

/** Groups in random order, each to the fold that is smallest so far. */
function groupedFolds(examples: readonly ReadExample[], count: number, seed: number): Int32Array {
  const keys = examples.map(({ group }, i) => group ?? `\u0000${String(i)}`);
  const sizes = new Map<string, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const names = [...sizes.keys()];
  const filled = new Int32Array(count);
  const folds = new Map<string, number>();
  for (const at of shuffle(Int32Array.from(names.keys()), seededRandom(seed))) {
    const name = names[at] ?? '';
    const smallest = filled.indexOf(Math.min(...filled));
    filled[smallest] = (filled[smallest] ?? 0) + (sizes.get(name) ?? 0);
    folds.set(name, smallest);
  }
  return Int32Array.from(keys, (key) => folds.get(key) ?? 0);
}
