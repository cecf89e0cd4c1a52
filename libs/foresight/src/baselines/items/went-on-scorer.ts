import {
  HALF_LIFE_DAYS,
  type ItemNeighbours,
  newNeighbours,
  related,
  withNeighbours,
} from '../items-served/neighbours.js';
import { cameFrom } from '../items-served/steps.js';
import { withItem } from '../items-served/trail.js';
import { CountingScorer, type History, type ItemData } from './next-item-scorer.js';

/** As recommendations hear them: the last products loudest. */
const LAST = 8;
const FADING = 0.6;
const HEARD = 100;

/**
 * What others went on to, from the very documents that serve (`item-neighbours`): few steps back, a hundred neighbours
 * at most, what is long ago fading. It shows what being bounded costs.
 */
export class WentOnScorer extends CountingScorer {
  override readonly name = 'went-on';
  private readonly neighbours = new Map<string, ItemNeighbours>();

  constructor({ items, sequences }: ItemData) {
    super(items);
    for (const { items: history, at = 0 } of [...sequences].sort((a, b) => (a.at ?? 0) - (b.at ?? 0))) {
      history.map(String).reduce<readonly string[]>((viewed, item) => {
        if (viewed.at(-1) !== item) this.see(viewed, item, at);
        return withItem(viewed, item);
      }, []);
    }
  }

  override score(history: History, into: Float32Array): void {
    let voice = 1;
    for (const item of history.slice(-LAST).reverse()) {
      const known = this.neighbours.get(String(item));
      for (const { item: to, share } of known ? related(known, 'wentOn', HEARD) : []) {
        into[Number(to)] = (into[Number(to)] ?? 0) + voice * share;
      }
      voice *= FADING;
    }
  }

  private see(viewed: readonly string[], item: string, at: number): void {
    for (const [from, to, weight] of cameFrom(viewed, item)) {
      const before = this.neighbours.get(from) ?? newNeighbours(from, at);
      const seen = { at, wentOn: [[to, weight] as const], together: [] };
      this.neighbours.set(from, withNeighbours(before, seen, HALF_LIFE_DAYS));
    }
  }
}
