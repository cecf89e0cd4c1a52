/** A set of bins as 256 bits in eight words: which rows go left at a split. */
export const WORDS = 8;

export type BinSet = Uint32Array;

export const emptySet = (): BinSet => new Uint32Array(WORDS);

export function addBin(set: BinSet, bin: number): void {
  set[bin >>> 5] = (set[bin >>> 5] ?? 0) | (1 << (bin & 31));
}

/** @param offset where the set begins in an array of many */
export function holds(set: Uint32Array, bin: number, offset = 0): boolean {
  return (((set[offset + (bin >>> 5)] ?? 0) >>> (bin & 31)) & 1) === 1;
}

/** First and last bin of every run, as one flat list: how a set is written down. */
export function rangesOf(set: BinSet): number[] {
  const ranges: number[] = [];
  for (let bin = 0; bin < WORDS * 32; bin++) {
    if (!holds(set, bin)) continue;
    if (bin === 0 || !holds(set, bin - 1)) ranges.push(bin, bin);
    else ranges[ranges.length - 1] = bin;
  }
  return ranges;
}

export function setOf(ranges: readonly number[]): BinSet {
  const set = emptySet();
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    for (let bin = ranges[i] ?? 0; bin <= (ranges[i + 1] ?? -1); bin++) addBin(set, bin);
  }
  return set;
}
