import type { StockedProduct } from './shop-backend.js';

/** Words that name no product by themselves. */
const COMMON = new Set(
  'a an and any are available back buy can cm colour color do does for have how in is it item l left many me more of on or order out piece pieces please product sale see sell set size sold still stock the there this to what when which with you your'.split(
    ' ',
  ),
);

/**
 * Products that a text names, best first: those that share the most telling words with it. A word tells the more, the
 * fewer products have it. Chinese names are compared by pairs of characters.
 *
 * @returns those that fit about as well as the best one; empty where no name is in the text
 */
export function namedProducts(
  text: string,
  products: readonly StockedProduct[],
  limit: number,
): readonly StockedProduct[] {
  const said = new Set(wordsIn(text));
  const all = products.map((product) => ({ product, words: nameWords(product) }));
  const weights = weightsOf(all.map(({ words }) => words));
  const scored = all
    .map(({ product, words }) => ({ product, score: shared(words, said, weights) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score >= best * NEARLY)
    .slice(0, limit)
    .map(({ product }) => product);
}

const NEARLY = 0.85;

const nameWords = ({ name }: StockedProduct): ReadonlySet<string> =>
  new Set(Object.values(name).flatMap((one) => wordsIn(one)));

/** Latin words in lower case without a plural s, and pairs of Chinese characters. */
function wordsIn(text: string): readonly string[] {
  const latin = text.toLowerCase().match(/[a-zà-ÿ]+|\d+(?=\s?(?:cm|ml|l)\b)/g) ?? [];
  const han = (text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from({ length: Math.max(0, run.length - 1) }, (_, n) => run.slice(n, n + 2)),
  );
  const telling = latin
    .filter((word) => !COMMON.has(word))
    .map((word) => word.replace(/(?<=[a-z]{3})s$/, ''));
  return [...telling, ...han];
}

/** How much each word tells: inverse document frequency. */
function weightsOf(names: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const words of names) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map(Array.from(counts, ([word, count]) => [word, Math.log(1 + names.length / count)]));
}

const shared = (
  words: ReadonlySet<string>,
  said: ReadonlySet<string>,
  weights: ReadonlyMap<string, number>,
): number => [...words].reduce((sum, word) => sum + (said.has(word) ? (weights.get(word) ?? 0) : 0), 0);
