/** Places of one entry in the lists before and after; undefined where it is not in that one. */
export type Pair = readonly [before: number | undefined, after: number | undefined];

/** Beyond this many comparisons of middles, entries are matched by place alone. */
const COMPARED = 250_000;

/**
 * Which entry of one list became which of another: equal ones are matched in order, as many as can be
 * (longest common subsequence); between them, what is left is matched by place.
 *
 * @returns pairs in order; entries that are gone come before those that are new at the same place
 */
export function alignment(before: readonly unknown[], after: readonly unknown[]): readonly Pair[] {
  const [old, now] = [before.map(textOf), after.map(textOf)];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const kept = [
    ...range(head).map((at) => [at, at] as const),
    ...commonOf(old.slice(head, old.length - tail), now.slice(head, now.length - tail)).map(
      ([from, to]) => [from + head, to + head] as const,
    ),
    ...range(tail).map((at) => [old.length - tail + at, now.length - tail + at] as const),
  ];
  return filled(kept, old.length, now.length);
}

type Match = readonly [before: number, after: number];

/** The longest common subsequence, by the textbook's table of lengths. */
function commonOf(old: readonly string[], now: readonly string[]): readonly Match[] {
  if (old.length * now.length > COMPARED) return [];
  const lengths = tableOf(old, now);
  const width = now.length + 1;
  const matches: Match[] = [];
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    if (old[i] === now[j]) matches.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return matches;
}

/** At `i * width + j`: how many entries the lists from `i` and from `j` on have in common. */
function tableOf(old: readonly string[], now: readonly string[]): Uint32Array {
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        old[i] === now[j]
          ? 1 + (lengths[(i + 1) * width + j + 1] ?? 0)
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}

/** The matches, with what lies between them paired by place. */
function filled(matches: readonly Match[], before: number, after: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  for (const [from, to] of [...matches, [before, after] as const]) {
    while (i < from && j < to) pairs.push([i++, j++]);
    while (i < from) pairs.push([i++, undefined]);
    while (j < to) pairs.push([undefined, j++]);
    if (from < before && to < after) pairs.push([i++, j++]);
  }
  return pairs;
}

const range = (count: number): number[] => [...Array(count).keys()];

const textOf = (value: unknown): string => JSON.stringify(value ?? null);
