/**
 * A seeded source of randomness (mulberry32): the same seed always tells the same story.
 * Not for secrets.
 */
export interface Random {
  /** @returns a number in [0, 1) */
  next(): number;
  /** @returns a whole number between both ends, ends included */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** @returns one of the items, each as likely as its weight says */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T;
}

/** @param parts what the seed is made of; other parts give an independent source */
export function seeded(...parts: readonly (string | number)[]): Random {
  let state = hash(parts.join('\u0000'));
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };

  const weighted = <T>(items: readonly T[], weight: (item: T) => number): T => {
    let rest = next() * items.reduce((sum, item) => sum + weight(item), 0);
    for (const item of items) {
      rest -= weight(item);
      if (rest < 0) return item;
    }
    return last(items);
  };

  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] ?? last(items),
    weighted,
  };
}

function last<T>(items: readonly T[]): T {
  const item = items.at(-1);
  if (item === undefined) throw new RangeError('There is nothing to choose from.');
  return item;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
