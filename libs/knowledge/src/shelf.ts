import type { Language } from '#protocol';
import type { Article, ArticleQuery, SearchSettings, Vectors } from './search.js';
import { type Passage, passagesOf } from './passages.js';
import { WordIndex } from './word-index.js';
import { wordsOf } from './words.js';

export interface Entry extends Passage {
  /** Place in the list of articles. */
  readonly article: number;
  readonly title: string;
}

type Shares = Pick<SearchSettings, 'meaning' | 'article' | 'asked'>;

/** The articles as they are found by questions of one language. */
export class Shelf {
  private readonly entries: readonly Entry[];
  /** How shoppers ask for each article. */
  private readonly asked: readonly (readonly string[])[];
  private readonly byPassage: WordIndex;
  private readonly byArticle: WordIndex;
  private readonly byAsked: WordIndex;

  constructor(articles: readonly Article[], language: Language) {
    this.entries = articles.flatMap((article, place) => entriesOf(article, place, language));
    this.asked = articles.map(({ asked }) => asked?.[language] ?? []);
    const wholes = articles.map(() => [] as string[]);
    for (const { article, title, text } of this.entries) {
      wholes[article]?.push(...(wholes[article].length === 0 ? wordsOf(title) : []), ...wordsOf(text));
    }
    this.byPassage = new WordIndex(this.entries.map(({ title, text }) => wordsOf(`${title}\n${text}`)));
    this.byArticle = new WordIndex(wholes);
    this.byAsked = new WordIndex(
      this.asked.map((texts) => texts.flatMap(wordsOf)),
      ASKED_LENGTH,
    );
  }

  sentences(): readonly string[] {
    const said = this.entries.flatMap(({ title, sentences }) => [title, ...sentences]);
    return [...new Set([...said, ...this.asked.flat()])];
  }

  /** How well each passage fits, from 0 to 1. */
  scores(
    query: ArticleQuery,
    vectors: Vectors | undefined,
    { meaning: share, article: whole, asked: askedShare }: Shares,
  ): readonly { readonly entry: Entry; readonly score: number }[] {
    const words = wordsOf(query.text);
    const near = query.vector && vectors ? nearnessTo(query.vector, vectors) : undefined;
    const fused = (byWords: number, byMeaning: number): number =>
      near ? share * byMeaning + (1 - share) * byWords : byWords;
    const [passages, articles] = [this.byPassage.scores(words), this.byArticle.scores(words)];
    const alike = this.byAsked.scores(words);
    const likes = this.asked.map((texts, i) => fused(alike[i] ?? 0, near ? nearest(texts, near) : 0));
    return this.entries.map((entry, i) => {
      const byWords = (1 - whole) * (passages[i] ?? 0) + whole * (articles[entry.article] ?? 0);
      const said = fused(byWords, near ? nearest([entry.title, ...entry.sentences], near) : 0);
      // Where it is not known how they ask, what it says counts alone.
      const [like = 0, known = 0] = [likes[entry.article], this.asked[entry.article]?.length];
      return { entry, score: known === 0 ? said : (1 - askedShare) * said + askedShare * like };
    });
  }
}

/** Questions are counted together: the more of them, the better an article is known, not the longer. */
const ASKED_LENGTH = 0.3;

const nearest = (texts: readonly string[], near: (text: string) => number): number =>
  Math.max(0, ...texts.map(near));

function entriesOf({ title, text }: Article, article: number, language: Language): readonly Entry[] {
  const written = text[language].trim() === '' ? OTHER[language] : language;
  return passagesOf(text[written]).map((passage) => ({ ...passage, article, title: title[written] }));
}

const OTHER = { en: 'zh', zh: 'en' } as const;

/** Cosines with the question, each computed once; 0 for what has no vector. */
function nearnessTo(question: Float32Array, vectors: Vectors): (sentence: string) => number {
  const known = new Map<string, number>();
  return (sentence) => {
    const before = known.get(sentence);
    if (before !== undefined) return before;
    const cosine = dot(question, vectors.get(sentence));
    known.set(sentence, cosine);
    return cosine;
  };
}

function dot(one: Float32Array, other: Float32Array | undefined): number {
  let sum = 0;
  for (let i = 0; i < (other?.length ?? 0); i++) sum += (one[i] ?? 0) * (other?.[i] ?? 0);
  return sum;
}
