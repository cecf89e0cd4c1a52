import { eld } from 'eld/extrasmall';
import { FREQUENT_WORDS } from './frequent-words.js';

const LANGUAGES = Object.keys(FREQUENT_WORDS);
eld.setLanguageSubset(LANGUAGES);

/** Whether it is one of the languages in Latin letters that are told apart. */
export const isLatinLanguage = (code: string): boolean => code in FREQUENT_WORDS;

/** Languages by word, in which each stands among the frequent ones. */
const OWNERS = new Map<string, string[]>();
for (const [language, words] of Object.entries(FREQUENT_WORDS)) {
  for (const word of new Set(words.split(/\s+/u))) {
    const owners = OWNERS.get(word);
    if (owners) owners.push(language);
    else OWNERS.set(word, [language]);
  }
}

/**
 * Fitted by likelihood on every second sentence of test/fixtures/reading/languages.yml
 * (docs/decisions/0014-reading-a-message.md).
 */
const WEIGHT = {
  /** Of one n-gram of prose, in eld's units of 50. */
  ngram: 2,
  /** The same of a frequent word: which languages it belongs to says more. */
  ngramOfKnown: 0.5,
  /** Of a frequent word that no other language has. */
  word: 3,
  /** Words that say nothing are most often English: names of goods, "ok". */
  english: 0.5,
} as const;

/** How probable each language in Latin letters is, most probable first. The probabilities add up to 1. */
export function latinLanguages(
  text: string,
): readonly { readonly code: string; readonly probability: number }[] {
  const words =
    text
      .toLowerCase()
      .replace(/’/gu, "'")
      .match(/[\p{Script=Latin}\p{M}']+/gu) ?? [];
  const scores = new Map(LANGUAGES.map((code) => [code, code === 'en' ? WEIGHT.english : 0]));
  const add = (code: string, score: number): unknown => scores.set(code, (scores.get(code) ?? 0) + score);
  const known = words.filter((word) => whole(word).every((part) => OWNERS.has(part)));
  const others = words.filter((word) => !known.includes(word));
  for (const [some, weight] of [
    [others, WEIGHT.ngram],
    [known, WEIGHT.ngramOfKnown],
  ] as const) {
    for (const [code, evidence] of evidenceOfNgrams(some)) add(code, weight * evidence);
  }
  for (const word of words.flatMap(whole)) {
    const owners = OWNERS.get(word) ?? [];
    for (const code of owners) add(code, WEIGHT.word / (1 + 0.3 * (owners.length - 1)));
  }
  return softmax(scores);
}

/** The sum of what the n-grams of these words say for each language, in units of 50. */
function* evidenceOfNgrams(words: readonly string[]): Generator<[code: string, evidence: number]> {
  const ngrams = words.reduce((sum, word) => sum + Math.max(1, Math.ceil((word.length - 1) / 3)), 0);
  for (const [code, score] of Object.entries(eld.detect(words.join(' ')).getScores())) {
    // eld scales the mean m of its n-grams to m / (m + 25).
    yield [code, (ngrams * ((25 * score) / (1 - score))) / 50];
  }
}

/** "don't" is a word; of "l'article" each part is one. */
const whole = (word: string): readonly string[] => (OWNERS.has(word) ? [word] : word.split("'"));

function softmax(scores: ReadonlyMap<string, number>): { code: string; probability: number }[] {
  const highest = Math.max(...scores.values());
  const shares = Array.from(scores, ([code, score]) => ({ code, share: Math.exp(score - highest) }));
  const sum = shares.reduce((total, { share }) => total + share, 0);
  return shares
    .map(({ code, share }) => ({ code, probability: share / sum }))
    .sort((a, b) => b.probability - a.probability);
}
