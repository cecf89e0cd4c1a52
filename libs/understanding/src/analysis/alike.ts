import { Vectoriser, type SparseVector } from '../features/vectoriser.js';
import { DEFAULT_SETTINGS } from '../model/settings.js';

/**
 * How alike texts are in their words and characters: the cosine of their tf-idf vectors, 0 to 1, learnt from
 * these texts themselves. It needs no model, so that it can speak of texts that no model understands.
 */
export class Alike {
  readonly #vectors: readonly SparseVector[];
  /** By term: the texts that hold it, with the term's part of their vector of length 1. */
  readonly #holders = new Map<number, { readonly text: number; readonly value: number }[]>();

  constructor(texts: readonly string[]) {
    const vectoriser = Vectoriser.fit(texts, DEFAULT_SETTINGS.ngrams);
    this.#vectors = texts.map((text) => ofLengthOne(vectoriser.transform(text)));
    this.#vectors.forEach(({ indices, values }, text) => {
      indices.forEach((term, i) => {
        const holders = this.#holders.get(term);
        const holder = { text, value: values[i] ?? 0 };
        if (holders) holders.push(holder);
        else this.#holders.set(term, [holder]);
      });
    });
  }

  /** The other texts that are at least so much alike, most alike first. */
  near(text: number, atLeast: number): readonly { readonly text: number; readonly similarity: number }[] {
    const { indices = [], values = [] } = this.#vectors[text] ?? {};
    const cosines = new Float32Array(this.#vectors.length);
    indices.forEach((term, i) => {
      for (const holder of this.#holders.get(term) ?? []) {
        cosines[holder.text] = (cosines[holder.text] ?? 0) + (values[i] ?? 0) * holder.value;
      }
    });
    cosines[text] = 0;
    return [...cosines.keys()]
      .filter((other) => (cosines[other] ?? 0) >= atLeast)
      .map((other) => ({ text: other, similarity: Math.min(1, cosines[other] ?? 0) }))
      .sort((a, b) => b.similarity - a.similarity || a.text - b.text);
  }
}

function ofLengthOne({ indices, values, known }: SparseVector): SparseVector {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return { indices, values: values.map((value) => value / length), known };
}
