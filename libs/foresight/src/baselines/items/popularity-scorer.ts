import { faded } from '../items-served/decay.js';
import { CountingScorer, type History, type ItemData } from './next-item-scorer.js';

/** How often an item is turned to; what is long ago counts less, where times are known. */
export class PopularityScorer extends CountingScorer {
  override readonly name = 'popularity';
  private readonly sums: Float32Array;

  constructor({ items, sequences }: ItemData, halfLifeDays = 14) {
    super(items);
    this.sums = new Float32Array(items);
    const newest = sequences.reduce((latest, { at = 0 }) => Math.max(latest, at), 0);
    for (const { items: history, at = newest } of sequences) {
      const weight = faded(newest - at, halfLifeDays);
      for (const item of history) this.sums[item] = (this.sums[item] ?? 0) + weight;
    }
  }

  override score(_: History, into: Float32Array): void {
    into.set(this.sums);
  }
}
