import type { ReadEntity } from './entity.js';
import { append, claim, type Hit, product } from './spoken-names.js';

const WORD = /[\p{Script=Latin}\p{M}\p{N}]+(?:'[\p{Script=Latin}]+)?/gu;
const LONGEST_WORDS = 8;
/** Shorter words are too often something else to be read with a slip of the pen. */
const FORGIVEN_WORD = 5;
const SHORTEST_TAIL = 2;

interface Place {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Names in Latin letters, word by word. */
export class NamesInWords {
  /** Whose a name, or the end of one, is; null where it is several products'. */
  private readonly owners = new Map<string, string | null>();
  private readonly vocabulary = new Set<string>();
  /** Words by what is left of them without one letter. */
  private readonly shortened = new Map<string, string[]>();

  /** The ends of a name. */
  addEnds(id: string, name: string): void {
    const words = wordsOf(name).map(({ word }) => word);
    for (let from = 0; words.length - from >= SHORTEST_TAIL; from++) {
      claim(this.owners, words.slice(from).join(' '), id);
    }
  }

  addWhole(id: string, name: string): void {
    const words = wordsOf(name).map(({ word }) => word);
    if (words.length > 0 && !/\p{Script=Han}/u.test(name)) this.owners.set(words.join(' '), id);
    for (const word of words) {
      if (this.vocabulary.has(word)) continue;
      this.vocabulary.add(word);
      if (word.length < FORGIVEN_WORD) continue;
      for (const short of new Set([word, ...withoutOne(word)])) append(this.shortened, short, word);
    }
  }

  find(text: string): ReadEntity[] {
    const places = wordsOf(text);
    const meant = places.map(({ word }) => this.meantBy(word));
    const found: ReadEntity[] = [];
    for (let at = 0; at < places.length;) {
      const hit = this.longestAt(places, meant, at);
      const [first, last] = [places[at], places[at + (hit?.length ?? 1) - 1]];
      if (hit && first && last) found.push(product(text, first.start, last.end, hit.id));
      at += hit?.length ?? 1;
    }
    return found;
  }

  private longestAt(
    places: readonly Place[],
    meant: readonly (readonly string[])[],
    at: number,
  ): Hit | undefined {
    for (let length = Math.min(LONGEST_WORDS, places.length - at); length > 0; length--) {
      const words = places.slice(at, at + length).map(({ word }) => word);
      const id = this.owners.get(words.join(' ')) ?? this.withOneSlip(words, meant.slice(at, at + length));
      if (id) return { length, id };
    }
    return undefined;
  }

  /** The product whose name these words are where one of them is what was meant by it. */
  private withOneSlip(words: readonly string[], meant: readonly (readonly string[])[]): string | undefined {
    for (const [at, others] of meant.entries()) {
      for (const other of others) {
        const id = this.owners.get(words.with(at, other).join(' '));
        if (id) return id;
      }
    }
    return undefined;
  }

  /** Words of names that one letter makes of a word that is in none. */
  private meantBy(word: string): readonly string[] {
    if (this.vocabulary.has(word) || word.length < FORGIVEN_WORD - 1) return [];
    const near = [word, ...withoutOne(word)].flatMap((short) => this.shortened.get(short) ?? []);
    return [...new Set(near)].filter((other) => isOneApart(other, word));
  }
}

const wordsOf = (text: string): Place[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    word: singular(word.toLowerCase()),
    start: index,
    end: index + word.length,
  }));

const singular = (word: string): string =>
  word.length < 4 || !/[^su]s$/u.test(word)
    ? word
    : word.replace(/(?:(?<=x|ch|sh)es|ies|s)$/u, (end) => (end === 'ies' ? 'y' : ''));

const withoutOne = (word: string): string[] =>
  Array.from({ length: word.length }, (_, i) => word.slice(0, i) + word.slice(i + 1));

/** One letter more, less, other, or two that changed places. */
function isOneApart(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    restA.charAt(1) + restA.charAt(0) + restA.slice(2) === restB
  );
}
