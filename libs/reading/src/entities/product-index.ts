import type { ReadEntity } from './entity.js';

/** A product and what people call it, in any language. */
export interface NamedProduct {
  readonly id: string;
  readonly names: readonly string[];
}

const SIZE =
  /\d+(?:[.,]\d+)?(?:\s?[x×]\s?\d+(?:[.,]\d+)?)*\s?(?:cm|mm|ml|lm|kg|g|l|m|w|v|inch|in|pieces|pack|厘米|毫米|毫升|公斤|千克|克|升|米|寸|件套|只装|杯份|流明|瓦|平方米|片|条)?(?!\p{Script=Latin})/giu;
const COUNT = /[一二两三四五六七八九十][双只条件片块杯对个][装套份]?$/u;
const WORD = /[\p{Script=Latin}\p{M}\p{N}]+(?:'[\p{Script=Latin}]+)?/gu;
const HAN_RUN = /\p{Script=Han}+/gu;
const LONGEST_WORDS = 8;
/** Shorter words and names are too often something else to be read with a slip of the pen. */
const FORGIVEN_WORD = 5;
const FORGIVEN_NAME = 5;
const SHORTEST_TAIL = { words: 2, characters: 4 } as const;

interface Hit {
  /** In words, or in characters. */
  readonly length: number;
  readonly id: string;
}

interface Place {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds products by name: the longest name first, whatever its case, plural, hyphens and sizes, with one wrong letter
 * in a longer word. The end of a name ("iron skillet") is enough where it is one product's only.
 */
export class ProductIndex {
  private readonly byWords = new Map<string, string | null>();
  private readonly byCharacters = new Map<string, string | null>();
  private readonly vocabulary = new Set<string>();
  /** Words by what is left of them without one letter. */
  private readonly shortened = new Map<string, string[]>();
  private readonly halves = new Map<string, string[]>();
  private longestHan = 0;

  constructor(products: readonly NamedProduct[]) {
    for (const { id, names } of products) for (const name of names) this.add(id, name);
    // What two products share names neither, but a whole name is its own.
    for (const { id, names } of products) for (const name of names) this.addWhole(id, name);
    for (const [name, id] of this.byCharacters) if (id !== null) this.addHalves(name);
  }

  find(text: string): ReadEntity[] {
    return [...this.inWords(text), ...this.inCharacters(text)];
  }

  private add(id: string, name: string): void {
    const plain = plainName(name);
    const words = wordsOf(plain).map(({ word }) => word);
    for (let from = 0; from < words.length && words.length - from >= SHORTEST_TAIL.words; from++) {
      claim(this.byWords, words.slice(from).join(' '), id);
    }
    for (const [run] of plain.matchAll(HAN_RUN)) {
      for (let from = 0; run.length - from >= SHORTEST_TAIL.characters; from++) {
        claim(this.byCharacters, run.slice(from), id);
      }
    }
  }

  private addWhole(id: string, name: string): void {
    const plain = plainName(name);
    const words = wordsOf(plain).map(({ word }) => word);
    if (words.length > 0 && !/\p{Script=Han}/u.test(plain)) this.byWords.set(words.join(' '), id);
    const [run = ''] = plain.match(HAN_RUN) ?? [];
    if (run.length >= 2) this.byCharacters.set(run, id);
    this.longestHan = Math.max(this.longestHan, run.length);
    for (const word of words) {
      if (this.vocabulary.has(word)) continue;
      this.vocabulary.add(word);
      if (word.length < FORGIVEN_WORD) continue;
      for (const short of new Set([word, ...withoutOne(word)])) append(this.shortened, short, word);
    }
  }

  private addHalves(name: string): void {
    if (name.length < FORGIVEN_NAME) return;
    const middle = Math.floor(name.length / 2);
    for (const half of [`<${name.slice(0, middle)}`, `>${name.slice(middle)}`]) {
      append(this.halves, half, name);
    }
  }

  private inWords(text: string): ReadEntity[] {
    const places = wordsOf(text);
    const meant = places.map(({ word }) => this.meantBy(word));
    const found: ReadEntity[] = [];
    for (let at = 0; at < places.length;) {
      const hit = this.longestAt(places, meant, at);
      const [first, last] = [places[at], places[at + (hit?.length ?? 1) - 1]];
      if (hit && first && last) found.push(entity(text, first.start, last.end, hit.id));
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
      const id = this.byWords.get(words.join(' ')) ?? this.withOneSlip(words, meant.slice(at, at + length));
      if (id) return { length, id };
    }
    return undefined;
  }

  /** The product whose name these words are where one of them is what was meant by it. */
  private withOneSlip(words: readonly string[], meant: readonly (readonly string[])[]): string | undefined {
    for (const [at, others] of meant.entries()) {
      for (const other of others) {
        const id = this.byWords.get(words.with(at, other).join(' '));
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

  private inCharacters(text: string): ReadEntity[] {
    const found: ReadEntity[] = [];
    for (const { 0: run, index } of text.matchAll(HAN_RUN)) {
      for (let at = 0; at < run.length;) {
        const hit = this.nameAt(run, at);
        if (hit) found.push(entity(text, index + at, index + at + hit.length, hit.id));
        at += hit?.length ?? 1;
      }
    }
    return found;
  }

  /** The longest name that stands there as it is; else the longest with one wrong character. */
  private nameAt(run: string, at: number): Hit | undefined {
    const longest = Math.min(this.longestHan, run.length - at);
    for (const find of [
      (name: string) => this.byCharacters.get(name),
      (name: string) => this.forgiven(name),
    ]) {
      for (let length = longest; length >= 2; length--) {
        const id = find(run.slice(at, at + length));
        if (id) return { length, id };
      }
    }
    return undefined;
  }

  private forgiven(written: string): string | null | undefined {
    if (written.length < FORGIVEN_NAME) return undefined;
    const middle = Math.floor(written.length / 2);
    const near = [`<${written.slice(0, middle)}`, `>${written.slice(middle)}`].flatMap(
      (half) => this.halves.get(half) ?? [],
    );
    const meant = near.find(
      (name) =>
        name.length === written.length &&
        name.startsWith(written.charAt(0)) &&
        differences(name, written) === 1,
    );
    return meant === undefined ? undefined : this.byCharacters.get(meant);
  }
}

/** A name as it is spoken: without its size, its count, and what it comes with. */
const plainName = (name: string): string =>
  (name.split(/[,，（(]| (?:with|of|for|in|and) |(?<=\p{Script=Han})带/u)[0] ?? name)
    .replace(SIZE, ' ')
    .replace(COUNT, '')
    .trim();

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

/** Who has the name; nobody where several have. */
function claim(names: Map<string, string | null>, name: string, id: string): void {
  const owner = names.get(name);
  names.set(name, owner === undefined || owner === id ? id : null);
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

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

function differences(a: string, b: string): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
  return count;
}

const entity = (text: string, start: number, end: number, id: string): ReadEntity => ({
  type: 'product',
  start,
  end,
  text: text.slice(start, end),
  value: id,
});
