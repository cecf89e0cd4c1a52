/** What is told about an item: its words in any language, its category, its price. */
export interface ItemText {
  readonly words: string;
  readonly category?: string;
  readonly price?: number;
}

export interface Likeness {
  /** Index of the item. */
  readonly item: number;
  /** 0 to 1. */
  readonly likeness: number;
}

/** How much words, category and price say: together 1. */
const SHARES = { words: 0.6, category: 0.3, price: 0.1 } as const;
/** A word that more than this share of a large catalogue has tells nothing apart, and costs a look at all of them. */
const TOO_COMMON = 0.3;

interface Weighted {
  readonly word: string;
  readonly weight: number;
}

/**
 * Which items resemble one another: cosine of their words' TF-IDF, the same category, a near price. It knows nothing
 * of who looked at what, so it works from the first moment and for items that nobody has seen yet.
 */
export class ContentIndex {
  private readonly vectors: readonly (readonly Weighted[])[];
  private readonly holders = new Map<string, { readonly item: number; readonly weight: number }[]>();
  private readonly categories = new Map<string, number[]>();

  constructor(private readonly items: readonly ItemText[]) {
    const counts = items.map(({ words }) => counted(wordsOf(words)));
    const spread = new Map<string, number>();
    for (const count of counts)
      for (const word of count.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
    const told = (word: string): number => {
      const among = spread.get(word) ?? 0;
      return items.length > 50 && among > items.length * TOO_COMMON ? 0 : Math.log(1 + items.length / among);
    };
    this.vectors = counts.map((count) => normalised(count, told));
    for (const [item, vector] of this.vectors.entries()) {
      for (const { word, weight } of vector) listed(this.holders, word).push({ item, weight });
      const { category } = items[item] ?? {};
      if (category !== undefined) listed(this.categories, category).push(item);
    }
  }

  /** The items most like this one, most alike first; itself left out. */
  similarTo(item: number, count: number): readonly Likeness[] {
    const alike = new Map<number, number>();
    for (const { word, weight } of this.vectors[item] ?? []) {
      for (const other of this.holders.get(word) ?? []) {
        alike.set(other.item, (alike.get(other.item) ?? 0) + SHARES.words * weight * other.weight);
      }
    }
    const own = this.items[item];
    for (const other of this.categories.get(own?.category ?? '') ?? []) {
      if (!alike.has(other)) alike.set(other, 0);
    }
    alike.delete(item);
    return [...alike]
      .map(([other, words]) => ({ item: other, likeness: words + apartFromWords(own, this.items[other]) }))
      .sort((a, b) => b.likeness - a.likeness || a.item - b.item)
      .slice(0, count);
  }
}

/** How alike two items are by themselves, without a catalogue to weigh words by, 0 to 1. */
export function likeness(one: ItemText, other: ItemText): number {
  const [ours, theirs] = [new Set(wordsOf(one.words)), new Set(wordsOf(other.words))];
  const shared = [...ours].filter((word) => theirs.has(word)).length;
  const norm = Math.sqrt(ours.size * theirs.size);
  return (norm === 0 ? 0 : (SHARES.words * shared) / norm) + apartFromWords(one, other);
}

function apartFromWords(one: ItemText | undefined, other: ItemText | undefined): number {
  if (!one || !other) return 0;
  const sameCategory = one.category !== undefined && one.category === other.category;
  return (sameCategory ? SHARES.category : 0) + SHARES.price * nearness(one.price, other.price);
}

/** 1 for equal prices, a half where one is twice the other. */
const nearness = (one = 0, other = 0): number =>
  one > 0 && other > 0 ? Math.min(one, other) / Math.max(one, other) : 0;

/** Words of scripts with spaces, pairs of characters of Chinese. Numbers and single letters tell sizes, not things. */
function wordsOf(text: string): readonly string[] {
  const runs = text.toLowerCase().match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  return runs.flatMap((run) => {
    if (/^\p{Script=Han}/u.test(run)) return pairsOf(run);
    return /\p{L}{2}/u.test(run) ? [run] : [];
  });
}

function pairsOf(run: string): readonly string[] {
  const characters = Array.from(run);
  return characters.length < 2
    ? characters
    : characters.slice(1).map((one, i) => `${characters[i] ?? ''}${one}`);
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function normalised(
  counts: ReadonlyMap<string, number>,
  told: (word: string) => number,
): readonly Weighted[] {
  const weighted = [...counts]
    .map(([word, count]) => ({ word, weight: (1 + Math.log(count)) * told(word) }))
    .filter(({ weight }) => weight > 0);
  const norm = Math.hypot(...weighted.map(({ weight }) => weight)) || 1;
  return weighted.map(({ word, weight }) => ({ word, weight: weight / norm }));
}

function listed<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
