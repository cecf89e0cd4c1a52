import { normalise } from './normalise.js';
import type { Question } from '../question.js';
import { ngrams, type NgramSettings } from './ngrams.js';

/** A vector of which only the non-zero places are kept; indices are rows of the vocabulary. */
export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
  /**
   * Share of what the text says that the training data knew: its words and Chinese characters, each counted by how
   * much it tells (its idf). 0 for a text without any.
   */
  readonly known: number;
}

/** A question, or its text alone. */
export type Asked = string | Question;

/**
 * Question → tf-idf vector of its n-grams. Sublinear term frequency, smoothed idf (both as in scikit-learn);
 * words, letters and
 * Chinese characters are each brought to a length of their own, so that the many letter runs do not drown the words.
 * What the shopper said before stands in rows of its own, after those of the text.
 */
export class Vectoriser {
  readonly #rows: ReadonlyMap<string, number>;
  readonly #kinds: Uint8Array;
  /** Idf of a word that no training text held. */
  readonly #unknown: number;
  #latest: { readonly text: string; readonly vector: SparseVector } | undefined;

  constructor(
    readonly settings: NgramSettings,
    readonly terms: readonly string[],
    /** Inverse document frequency of each term. */
    readonly idf: Float32Array,
  ) {
    this.#rows = new Map(terms.map((term, row) => [term, row]));
    this.#kinds = Uint8Array.from(terms, kindOf);
    this.#unknown = idf.reduce((highest, value) => Math.max(highest, value), 1) + Math.LN2;
  }

  /**
   * Learns the vocabulary: every n-gram that stands in at least `settings.minimumTexts` of the texts.
   *
   * @param authors who wrote each text, where it is a person's own: n-grams that only one of them uses are left out
   */
  static fit(
    texts: readonly string[],
    settings: NgramSettings,
    authors: readonly (string | undefined)[] = [],
  ): Vectoriser {
    const found = new Map<string, number>();
    const own = new Map<string, string>();
    texts.forEach((text, i) => {
      const author = authors[i];
      for (const term of new Set(ngrams(normalise(text), settings))) {
        const before = found.get(term) ?? 0;
        found.set(term, before + 1);
        if (before === 0 && author !== undefined) own.set(term, author);
        else if (own.get(term) !== author) own.delete(term);
      }
    });
    const kept = [...found].filter(([term, count]) => count >= settings.minimumTexts && !own.has(term));
    const idf = Float32Array.from(kept, ([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1);
    return new Vectoriser(
      settings,
      kept.map(([term]) => term),
      idf,
    );
  }

  get size(): number {
    return this.terms.length;
  }

  /** Rows of a head on these vectors. */
  get rows(): number {
    return this.settings.before ? 2 * this.terms.length : this.terms.length;
  }

  /** Row of a term; nothing where the training texts did not hold it. */
  rowOf(term: string): number | undefined {
    return this.#rows.get(term);
  }

  transform(asked: Asked): SparseVector {
    const { text, before = [] } = typeof asked === 'string' ? { text: asked } : asked;
    const own = this.#read(text);
    const turns = (this.settings.before ?? []).flatMap((weight, back) => {
      const said = before.filter(({ from }) => from === 'shopper').at(-1 - back);
      return said ? [{ weight, ...this.#read(said.text) }] : [];
    });
    if (turns.length === 0) return own;
    const indices = [own.indices, ...turns.map((turn) => turn.indices.map((row) => row + this.terms.length))];
    const values = [own.values, ...turns.map((turn) => turn.values.map((value) => value * turn.weight))];
    return {
      indices: Int32Array.from(indices.flatMap((part) => [...part])),
      values: Float32Array.from(values.flatMap((part) => [...part])),
      known: own.known,
    };
  }

  /** An answer asks for the same text several times: its intent, its nearness, its words. */
  #read(asked: string): SparseVector {
    const text = normalise(asked);
    if (this.#latest?.text !== text) this.#latest = { text, vector: this.#count(text) };
    return this.#latest.vector;
  }

  #count(text: string): SparseVector {
    const counts = new Map<number, number>();
    let said = 0;
    let known = 0;
    for (const term of ngrams(text, this.settings)) {
      const row = this.#rows.get(term);
      const tells = isWordOrCharacter(term) ? (this.idf[row ?? -1] ?? this.#unknown) : 0;
      said += tells;
      if (row === undefined) continue;
      known += tells;
      counts.set(row, (counts.get(row) ?? 0) + 1);
    }
    return { ...this.#weigh(counts), known: said === 0 ? 0 : known / said };
  }

  #weigh(counts: ReadonlyMap<number, number>): Omit<SparseVector, 'known'> {
    const indices = Int32Array.from(counts.keys());
    const values = new Float32Array(indices.length);
    const squares = [0, 0, 0];
    indices.forEach((row, i) => {
      const value = (1 + Math.log(counts.get(row) ?? 1)) * (this.idf[row] ?? 0);
      const kind = this.#kinds[row] ?? 0;
      values[i] = value;
      squares[kind] = (squares[kind] ?? 0) + value * value;
    });
    const scales = KINDS.map(({ weight }, kind) => weight(this.settings) / Math.sqrt(squares[kind] ?? 1));
    indices.forEach((row, i) => {
      values[i] = (values[i] ?? 0) * (scales[this.#kinds[row] ?? 0] ?? 0);
    });
    return { indices, values };
  }
}

/** The kinds of n-gram by prefix; each is brought to a length of its own. */
const KINDS: readonly { readonly prefix: string; readonly weight: (settings: NgramSettings) => number }[] = [
  { prefix: 'w:', weight: ({ weights }) => weights.words },
  { prefix: 'l:', weight: ({ weights }) => weights.letters },
  { prefix: 'h:', weight: ({ weights }) => weights.characters },
];

const kindOf = (term: string): number => KINDS.findIndex(({ prefix }) => term.startsWith(prefix));

/** A single word or a single Chinese character: what a reader would call known or unknown. */
function isWordOrCharacter(term: string): boolean {
  if (term.startsWith('w:')) return !term.includes(' ');
  return term.startsWith('h:') && Array.from(term).length === 3;
}
