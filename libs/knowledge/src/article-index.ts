import type { Language } from '#protocol';
import {
  type Article,
  type ArticleQuery,
  type FoundPassage,
  SEARCH_SETTINGS,
  type SearchSettings,
  type Vectors,
} from './search.js';
import { Shelf } from './shelf.js';

export interface SearchOptions {
  readonly limit?: number;
  readonly vectors?: Vectors;
  /** Another threshold than the settings'; 0 shows everything that fits at all. */
  readonly least?: number;
}

/**
 * The shop's articles, cut into passages and found by their words and their sentences' meaning. A question is
 * answered in its own language; an article that is not written in it is found in the other.
 */
export class ArticleIndex {
  private readonly shelves: Readonly<Record<Language, Shelf>>;

  constructor(
    private readonly articles: readonly Article[],
    private readonly settings: SearchSettings = SEARCH_SETTINGS,
  ) {
    this.shelves = { en: new Shelf(articles, 'en'), zh: new Shelf(articles, 'zh') };
  }

  /** Titles, sentences and questions whose vectors make a question's meaning count. */
  sentences(language: Language): readonly string[] {
    return this.shelves[language].sentences();
  }

  /** The best passage of each article that fits well enough, the most fitting article first. */
  search(query: ArticleQuery, { limit = 3, vectors, least }: SearchOptions = {}): readonly FoundPassage[] {
    const scores = this.shelves[query.language].scores(query, vectors, this.settings);
    const gains = this.articles.map(({ intents }) => this.gain(intents, query));
    const bars = this.articles.map(({ intents }) => least ?? this.least(intents, query, vectors));
    const best = new Map<number, FoundPassage>();
    for (const { entry, score: fitting } of scores) {
      const score = fitting + (gains[entry.article] ?? 0);
      if (score <= 0 || score < (bars[entry.article] ?? 0) || score <= (best.get(entry.article)?.score ?? 0))
        continue;
      const { articleId = '' } = this.articles[entry.article] ?? {};
      best.set(entry.article, { articleId, title: entry.title, passage: entry.text, score });
    }
    return [...best.values()].sort((one, other) => other.score - one.score).slice(0, limit);
  }

  /** An article without an intent gains nothing by what was read, and so needs no more for it. */
  private least(
    intents: readonly string[],
    { language, vector, read }: ArticleQuery,
    vectors: Vectors | undefined,
  ): number {
    const { words, both, read: more } = this.settings.least;
    return (vector && vectors ? both : words[language]) + (read && intents.length > 0 ? more : 0);
  }

  /** What an article gains by what the question was understood to ask for. */
  private gain(intents: readonly string[], { read, intent }: ArticleQuery): number {
    if (!read) return intent && intents.includes(intent) ? this.settings.intent : 0;
    const own = read.ranking.filter((one) => intents.includes(one.intent));
    return this.settings.read * read.inScope * own.reduce((sum, { probability }) => sum + probability, 0);
  }
}
