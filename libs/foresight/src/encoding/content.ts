import type { ItemContent } from './encoded.js';

/** What a shop tells of a product. */
export interface ItemFacts {
  readonly item: string;
  /** In every language it is told in. */
  readonly title?: string;
  readonly category?: string;
  readonly brand?: string;
  readonly price?: number;
}

/** How wide a vector of words is. */
const WORDS = 32;

/**
 * A vector for each product that says what it is, so that one nobody has turned to has its place beside its like: the
 * words of its title, category and brand, hashed into {@link WORDS} numbers (random signs, weighted by how rare the
 * word is), its price, and sentence vectors where the caller has them.
 *
 * @param rows the products in the order of their numbers; undefined where a number stands for none
 * @param vectors of titles, one a row, all of one width
 */
export function itemContent(
  rows: readonly (ItemFacts | undefined)[],
  vectors?: readonly (Float32Array | undefined)[],
): ItemContent {
  const told = vectors?.find((vector) => vector !== undefined)?.length ?? 0;
  const width = WORDS + 1 + told;
  const content = new Float32Array(rows.length * width);
  const weigh = rarity(rows);
  const price = standardised(rows.map((row) => row?.price));
  rows.forEach((row, i) => {
    if (!row) return;
    const vector = content.subarray(i * width, (i + 1) * width);
    vector.set(ofWords(wordsOf(row), weigh));
    vector[WORDS] = price(row.price);
    const sentence = vectors?.[i];
    if (sentence) vector.set(sentence, WORDS + 1);
  });
  return { width, vectors: content };
}

/** Words as the languages have them; of Chinese every pair of characters. */
function wordsOf({ title = '', category, brand }: ItemFacts): readonly string[] {
  const text = title.toLowerCase();
  const words: string[] = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const pairs = words.flatMap((word) => (/\p{Script=Han}/u.test(word) ? pairsIn(Array.from(word)) : [word]));
  return [
    ...pairs,
    ...(category === undefined ? [] : [`category ${category}`, `category of ${category}`]),
    ...(brand === undefined ? [] : [`brand ${brand}`]),
  ];
}

const pairsIn = (characters: readonly string[]): readonly string[] =>
  characters.slice(1).map((second, i) => `${characters[i] ?? ''}${second}`);

function rarity(rows: readonly (ItemFacts | undefined)[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const word of new Set(row ? wordsOf(row) : [])) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log((1 + rows.length) / (counts.get(word) ?? 1));
}

/** Each word a vector of random signs; their weighted sum, of length 1. */
function ofWords(words: readonly string[], weigh: (word: string) => number): Float32Array {
  const sum = new Float32Array(WORDS);
  for (const word of words) {
    const signs = hash(word);
    const weight = weigh(word);
    for (let i = 0; i < WORDS; i++) sum[i] = (sum[i] ?? 0) + ((signs >>> i) & 1 ? weight : -weight);
  }
  const length = Math.hypot(...sum);
  return length === 0 ? sum : sum.map((value) => value / length);
}

/** FNV-1a with a last mix (MurmurHash3), so that every bit depends on every character. */
function hash(word: string): number {
  let state = 0x811c9dc5;
  for (const character of word) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** The logarithm of a price, 0 on the average and of spread 1; 0 where it is not known. */
function standardised(prices: readonly (number | undefined)[]): (price: number | undefined) => number {
  const logs = prices.flatMap((price) => (price === undefined ? [] : [Math.log1p(Math.max(0, price))]));
  const mean = logs.reduce((sum, log) => sum + log, 0) / Math.max(1, logs.length);
  const spread = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / Math.max(1, logs.length));
  return (price) =>
    price === undefined || spread === 0 ? 0 : (Math.log1p(Math.max(0, price)) - mean) / spread;
}
