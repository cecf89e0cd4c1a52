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

interface Asked {
  readonly article: number;
  readonly text: string;
}

type Shares = Pick<SearchSettings, 'meaning' | 'article' | 'asked'>;

/** The articles as they are found by questions of one language. */
export class Shelf {
  private readonly entries: readonly Entry[];
  private readonly asked: readonly Asked[];
  private readonly byPassage: WordIndex;
  private readonly byArticle: WordIndex;
  private readonly byAsked: WordIndex;

  constructor(articles: readonly Article[], language: Language) {
    this.entries = articles.flatMap((article, place) => entriesOf(article, place, language));
    this.asked = articles.flatMap(({ asked }, article) =>
      (asked?.[language] ?? []).map((text) => ({ article, text })),
    );
    const wholes = articles.map(() => [] as string[]);
    for (const { article, title, text } of this.entries) {
      wholes[article]?.push(...(wholes[article].length === 0 ? wordsOf(title) : []), ...wordsOf(text));
    }
    this.byPassage = new WordIndex(this.entries.map(({ title, text }) => wordsOf(`${title}\n${text}`)));
    this.byArticle = new WordIndex(wholes);
    this.byAsked = new WordIndex(this.asked.map(({ text }) => wordsOf(text)));
  }

  sentences(): readonly string[] {
    const said = this.entries.flatMap(({ title, sentences }) => [title, ...sentences]);
    return [...new Set([...said, ...this.asked.map(({ text }) => text)])];
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
    const asked = this.likestAsked(words, near, fused);
    return this.entries.map((entry, i) => {
      const byWords = (1 - whole) * (passages[i] ?? 0) + whole * (articles[entry.article] ?? 0);
      const byMeaning = near ? Math.max(0, near(entry.title), ...entry.sentences.map(near)) : 0;
      const said = fused(byWords, byMeaning);
      const like = asked.get(entry.article);
      return { entry, score: like === undefined ? said : (1 - askedShare) * said + askedShare * like };
    });
  }

  /** How like the likest question of each article is; absent where it is not known how shoppers ask. */
  private likestAsked(
    words: readonly string[],
    near: ((sentence: string) => number) | undefined,
    fused: (byWords: number, byMeaning: number) => number,
  ): ReadonlyMap<number, number> {
    const likest = new Map<number, number>();
    const scores = this.byAsked.scores(words);
    for (const [i, { article, text }] of this.asked.entries()) {
      const like = fused(scores[i] ?? 0, Math.max(0, near?.(text) ?? 0));
      if (like >= (likest.get(article) ?? 0)) likest.set(article, like);
    }
    return likest;
  }
}

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
