import type { RankedIntent } from '#protocol';
import type { Classified } from '../intent-classifier.js';

/** Where one wish may end and another begin: marks, and the words that join wishes in either language. */
const JOINT =
  /[.!?;。！？；\n]+|[,，、]|\s+(?:and|also|plus|then|but|as well as)\s+|(?:另外|还有|顺便|而且|并且|同时|然后|以及|再者|此外)/giu;
const LETTERS = /[\p{L}\p{N}]/gu;
/** Shorter pieces ask for nothing. */
const SHORTEST = { signs: 2, words: 2 };
/** A long message is read clause by clause so far only. */
const MOST = 6;

/** The clauses of a message that has several; none for a message of one. */
export function clausesOf(text: string): readonly string[] {
  const clauses = text
    .split(JOINT)
    .map((clause) => clause.trim())
    .filter(saysSomething);
  return clauses.length < 2 ? [] : clauses.slice(0, MOST);
}

function saysSomething(clause: string): boolean {
  if (/\p{Script=Han}/u.test(clause)) return (clause.match(LETTERS)?.length ?? 0) >= SHORTEST.signs;
  return clause.split(/\s+/u).length >= SHORTEST.words;
}

/** A clause must be at least so sure of its intent, and so sure to be about any, to count as a wish of its own. */
const SURE = 0.8;
const MOST_WISHES = 3;

/**
 * The intents that clauses of a message ask for beside its leading one. A clause counts where it is sure of an intent
 * and another clause is sure of another: a single wish told in several clauses has none.
 */
export function alsoAsked(whole: Classified, clauses: readonly Classified[]): readonly RankedIntent[] {
  const wishes = new Map<string, RankedIntent>();
  for (const { outOfScope, ranking } of clauses) {
    const [leading] = ranking;
    if (!leading || outOfScope || leading.probability < SURE) continue;
    const known = wishes.get(leading.intent);
    if (!known || known.probability < leading.probability) wishes.set(leading.intent, leading);
  }
  if (wishes.size < 2) return [];
  wishes.delete(whole.ranking[0]?.intent ?? '');
  return [...wishes.values()].sort((a, b) => b.probability - a.probability).slice(0, MOST_WISHES);
}
