import { CountingScorer, type History, type ItemData } from './next-item-scorer.js';
import { PairCounts, type PairSettings } from './pair-counts.js';

export interface PairScorerSettings extends PairSettings {
  /** How many of the last items speak. */
  readonly last: number;
  /** How much each item speaks of those after it: the last one 1, the one before `fading`, and so on. */
  readonly fading: number;
}

/** What follows from the last items of a history, the last one loudest. */
export class PairScorer extends CountingScorer {
  private readonly pairs: PairCounts;

  constructor(
    override readonly name: string,
    data: ItemData,
    private readonly settings: PairScorerSettings,
  ) {
    super(data.items);
    this.pairs = PairCounts.in(data, settings);
  }

  override score(history: History, into: Float32Array): void {
    let voice = 1;
    for (const item of history.slice(-this.settings.last).reverse()) {
      const { items, weights } = this.pairs.row(item);
      for (let at = 0; at < items.length; at++) {
        const to = items[at] ?? 0;
        into[to] = (into[to] ?? 0) + voice * (weights[at] ?? 0);
      }
      voice *= this.settings.fading;
    }
  }
}
