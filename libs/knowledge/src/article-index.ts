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
    const { settings } = this;
    const scores = this.shelves[query.language].scores(query, vectors, settings);
    const usual = query.vector && vectors ? settings.least.both : settings.least.words[query.language];
    const bar = least ?? usual;
    const best = new Map<number, FoundPassage>();
    for (const { entry, score: fitting } of scores) {
      const { articleId = '', intents = [] } = this.articles[entry.article] ?? {};
      const gain = query.intent && intents.includes(query.intent) ? settings.intent : 0;
      const score = fitting + gain;
      if (score <= 0 || score < bar || score <= (best.get(entry.article)?.score ?? 0)) continue;
      best.set(entry.article, { articleId, title: entry.title, passage: entry.text, score });
    }
    return [...best.values()].sort((one, other) => other.score - one.score).slice(0, limit);
  }
}
