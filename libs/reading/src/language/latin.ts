import { eld } from 'eld/extrasmall';
import { FREQUENT_WORDS } from './frequent-words.js';

const LANGUAGES = Object.keys(FREQUENT_WORDS);
eld.setLanguageSubset(LANGUAGES);

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
 * (docs/decisions/0013-reading-a-message.md).
 */
const WEIGHT = {
  /** Of one n-gram of prose, in eld's units of 50. */
  ngram: 2,
  /** Of a frequent word that no other language has. */
  word: 1.5,
  /** Words that say nothing are most often English: names of goods, "ok". */
  english: 0.5,
} as const;

/** How probable each language in Latin letters is, most probable first. The probabilities add up to 1. */
export function latinLanguages(text: string): readonly { readonly code: string; readonly probability: number }[] {
  const words = text.toLowerCase().replace(/’/gu, "'").match(/[\p{Script=Latin}\p{M}']+/gu) ?? [];
  const scores = new Map(LANGUAGES.map((code) => [code, code === 'en' ? WEIGHT.english : 0]));
  const add = (code: string, score: number): Map<string, number> =>
    scores.set(code, (scores.get(code) ?? 0) + score);
  const ngrams = words.reduce((sum, word) => sum + Math.max(1, Math.ceil((word.length - 1) / 3)), 0);
  for (const [code, score] of Object.entries(eld.detect(words.join(' ')).getScores())) {
    // eld scales the mean of its n-grams m to m / (m + 25).
    add(code, (WEIGHT.ngram * ngrams * ((25 * score) / (1 - score))) / 50);
  }
  for (const word of words.flatMap(whole)) {
    const owners = OWNERS.get(word) ?? [];
    for (const code of owners) add(code, WEIGHT.word / (1 + 0.3 * (owners.length - 1)));
  }
  return softmax(scores);
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
