/** How soon more of the same word stops counting (Robertson & Zaragoza 2009). */
const K1 = 1.2;

/** Finds texts by their words: Okapi BM25 as a share of what a text could reach that says all of the question. */
export class WordIndex {
  private readonly postings = new Map<string, { readonly text: number; readonly times: number }[]>();
  private readonly lengths: readonly number[];
  private readonly meanLength: number;

  /**
   * @param texts each as its words
   * @param held how much long texts are held back, from 0 to 1: the b of BM25
   */
  constructor(
    texts: readonly (readonly string[])[],
    private readonly held = 0.6,
  ) {
    this.lengths = texts.map(({ length }) => length);
    this.meanLength = this.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length);
    for (const [text, words] of texts.entries()) {
      for (const [word, times] of countsOf(words)) {
        const found = this.postings.get(word);
        if (found) found.push({ text, times });
        else this.postings.set(word, [{ text, times }]);
      }
    }
  }

  /** For each text, from 0 to 1: words that stand nowhere count among those that are not found. */
  scores(question: readonly string[]): Float64Array {
    const scores = new Float64Array(this.lengths.length);
    let most = 0;
    for (const word of new Set(question)) {
      const postings = this.postings.get(word) ?? [];
      const weight = this.weightOf(postings.length);
      most += weight * (K1 + 1);
      for (const { text, times } of postings) {
        const long = 1 - this.held + (this.held * (this.lengths[text] ?? 0)) / this.meanLength;
        scores[text] = (scores[text] ?? 0) + (weight * times * (K1 + 1)) / (times + K1 * long);
      }
    }
    return most === 0 ? scores : scores.map((score) => score / most);
  }

  /** Inverse document frequency: what few texts say tells more. */
  private weightOf(texts: number): number {
    return Math.log(1 + (this.lengths.length - texts + 0.5) / (texts + 0.5));
  }
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
