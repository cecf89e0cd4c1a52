import type { Random } from './random.js';

/** Things with weights, made ready to be drawn from often: a draw costs a binary search. */
export class Chances<T> {
  private readonly upTo: Float64Array;

  constructor(
    private readonly items: readonly T[],
    weight: (item: T) => number,
  ) {
    let sum = 0;
    this.upTo = Float64Array.from(items, (item) => (sum += Math.max(0, weight(item))));
    if (!(sum > 0)) throw new RangeError('There is nothing to choose from.');
  }

  draw(random: Random): T {
    const { upTo, items } = this;
    const wanted = random.next() * (upTo.at(-1) ?? 0);
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return items[low] as T;
  }
}

/** A table of weights by name, as {@link Chances}. */
export const chancesOf = <Name extends string>(
  weights: Readonly<Partial<Record<Name, number>>>,
): Chances<Name> => {
  const table = Object.entries(weights) as [Name, number][];
  const byName = new Map(table);
  return new Chances([...byName.keys()], (name) => byName.get(name) ?? 0);
};
