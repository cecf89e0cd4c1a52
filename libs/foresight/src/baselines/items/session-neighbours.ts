import { CountingScorer, type History, type ItemData, type ItemSequence } from './next-item-scorer.js';

export interface SessionNeighbourSettings {
  /** The most recent sequences with an item in common that are compared. */
  readonly sample: number;
  /** The most alike of them that speak. */
  readonly neighbours: number;
  /** How much each item in common counts of those after it in the history. */
  readonly fading: number;
  /** Power of the inverse frequency of what two sequences have in common: rare items tell more. */
  readonly rarity: number;
  /** Within a neighbour, an item `d` steps from the last one in common counts `1 / d^distance`. */
  readonly distance: number;
  /** How much it counts where it came before that one. */
  readonly backwards: number;
}

interface Neighbour {
  readonly sequence: ItemSequence;
  readonly likeness: number;
}

/**
 * What those went on to who did the same: vector multiplication session k-nearest neighbours (VS-KNN, Ludewig & Jannach
 * 2018), over an inverted index, the newest sequences first. What stands near the last common item counts more.
 */
export class SessionNeighbours extends CountingScorer {
  override readonly name = 'session-knn';
  /** Newest first. */
  private readonly sequences: readonly ItemSequence[];
  /** By item, the sequences that hold it, newest first. */
  private readonly holders: readonly Int32Array[];
  private readonly rarity: Float64Array;

  constructor(
    { items, sequences }: ItemData,
    private readonly settings: SessionNeighbourSettings,
  ) {
    super(items);
    this.sequences = [...sequences].reverse().sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
    const holders = Array.from({ length: items }, (): number[] => []);
    for (const [number, sequence] of this.sequences.entries()) {
      for (const item of new Set(sequence.items)) holders[item]?.push(number);
    }
    this.holders = holders.map((list) => Int32Array.from(list));
    this.rarity = Float64Array.from(
      holders,
      ({ length }) => Math.log(1 + sequences.length / Math.max(1, length)) ** settings.rarity,
    );
  }

  override score(history: History, into: Float32Array): void {
    const places = new Map(history.map((item, place) => [item, place]));
    for (const { sequence, likeness } of this.neighboursOf(history)) {
      const { items } = sequence;
      const common = lastCommon(items, places);
      const worth = likeness / (history.length - (places.get(items[common] ?? -1) ?? 0));
      for (const [place, item] of items.entries()) {
        into[item] = (into[item] ?? 0) + worth * this.nearness(place - common);
      }
    }
  }

  private neighboursOf(history: History): readonly Neighbour[] {
    const { sample, neighbours, fading } = this.settings;
    const alike = new Map<number, number>();
    let voice = 1;
    for (const item of new Set([...history].reverse())) {
      const worth = voice * (this.rarity[item] ?? 0);
      for (const number of this.holders[item] ?? []) alike.set(number, (alike.get(number) ?? 0) + worth);
      voice *= fading;
    }
    const newest = alike.size > sample ? [...alike].sort(([a], [b]) => a - b).slice(0, sample) : [...alike];
    return newest
      .sort(([a, one], [b, other]) => other - one || a - b)
      .slice(0, neighbours)
      .flatMap(([number, likeness]) => {
        const sequence = this.sequences[number];
        return sequence ? [{ sequence, likeness }] : [];
      });
  }

  /** @param steps after the last item in common; negative before it */
  private nearness(steps: number): number {
    const { distance, backwards } = this.settings;
    if (steps === 0) return backwards;
    return (steps > 0 ? 1 : backwards) * Math.abs(steps) ** -distance;
  }
}

/** The place in a neighbour of the item that stands last in the history. */
function lastCommon(items: History, places: ReadonlyMap<number, number>): number {
  let [found, latest] = [0, -1];
  for (const [at, item] of items.entries()) {
    const place = places.get(item) ?? -1;
    if (place >= latest && place >= 0) [found, latest] = [at, place];
  }
  return found;
}
