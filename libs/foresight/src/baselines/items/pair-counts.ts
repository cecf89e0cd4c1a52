import type { ItemData } from './next-item-scorer.js';

export interface PairSettings {
  /** How far apart two items of a sequence may stand to belong together. */
  readonly window: number;
  /** A pair `d` steps apart counts `1 / d^distance`. */
  readonly distance: number;
  /** How much the step from the later item to the earlier one counts; 0: order is all that matters. */
  readonly backwards: number;
  /** A weight is divided by `(times the first item is seen + shrinkage)^from · (the second's + shrinkage)^to`. */
  readonly from: number;
  readonly to: number;
  /** Keeps what was seen two or three times from looking certain. */
  readonly shrinkage: number;
}

/** The items that follow from one, and how much: rows of a sparse matrix. */
export interface PairRow {
  readonly items: Int32Array;
  readonly weights: Float32Array;
}

const NOTHING: PairRow = { items: new Int32Array(), weights: new Float32Array() };

/**
 * Which items stand together in sequences. With a window of 1 and no way back it is a Markov chain, with a wider one
 * sequential rules (Ludewig & Jannach 2018), and with both directions alike the cosine of items (Sarwar et al. 2001).
 */
export class PairCounts {
  private constructor(private readonly rows: readonly PairRow[]) {}

  static in({ items, sequences }: ItemData, settings: PairSettings): PairCounts {
    const seen = new Float64Array(items);
    const pairs = Array.from({ length: items }, () => new Map<number, number>());
    const add = (from: number, to: number, weight: number): void => {
      const row = pairs[from];
      row?.set(to, (row.get(to) ?? 0) + weight);
    };
    for (const { items: history } of sequences) {
      for (const item of new Set(history)) seen[item] = (seen[item] ?? 0) + 1;
      for (const [at, item] of history.entries()) {
        for (const [step, other] of history.slice(at + 1, at + 1 + settings.window).entries()) {
          const weight = (step + 1) ** -settings.distance;
          add(item, other, weight);
          if (settings.backwards > 0) add(other, item, weight * settings.backwards);
        }
      }
    }
    return new PairCounts(pairs.map((row, from) => normalised(row, from, seen, settings)));
  }

  row(item: number): PairRow {
    return this.rows[item] ?? NOTHING;
  }
}

function normalised(
  row: ReadonlyMap<number, number>,
  item: number,
  seen: Float64Array,
  { from, to, shrinkage }: PairSettings,
): PairRow {
  const norm = (one: number, power: number): number => ((seen[one] ?? 0) + shrinkage) ** power;
  const own = norm(item, from);
  return {
    items: Int32Array.from(row.keys()),
    weights: Float32Array.from(row, ([other, weight]) => weight / (own * norm(other, to))),
  };
}
